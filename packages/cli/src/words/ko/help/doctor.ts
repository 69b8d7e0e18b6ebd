import type { CliWords } from '../../en/index.ts'

export const doctor: CliWords['help']['doctor'] = {
  about:
    '이 컴퓨터의 매표소에 무슨 문제가 있는지, 왜 그런지, 무엇을 할지. 문제가 있으면 종료 코드 1',
  bundle: '점검 결과, 설정, 로그, 수치를 비밀과 개인 정보 없이 이 파일에도 씁니다',
  force: '그 파일을 덮어씁니다',
}
