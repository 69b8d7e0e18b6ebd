import type { CliWords } from '../../en/index.ts'

export const config: CliWords['help']['config'] = {
  about: '이 컴퓨터 매표소의 설정',
  list: {
    about: '정해진 설정과 그 출처를 보여 줍니다',
    all: '기본값인 설정도',
  },
  get: '설정 하나의 값과 출처, 허용하는 값과 뜻을 보여 줍니다',
  set: '설정을 이름 값 순서로 홈의 파일에 적습니다. 모두 함께 맞을 때만 적습니다',
  unset: '파일에서 설정을 지워 기본값이 쓰이게 합니다',
  validate: '지금 설정으로 데몬이 시작될지 확인합니다. 아니면 종료 코드 2',
  path: '설정 파일의 위치를 보여 줍니다',
}
