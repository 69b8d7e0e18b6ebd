import type { CliWords } from '../en/index.ts'

export const man: CliWords['man'] = {
  name: '이름',
  synopsis: '사용법',
  commands: '명령',
  globalOptions: '모든 명령의 옵션',
  environment: '환경 변수',
  exitStatus: '종료 코드',
  seeAlso: '함께 보기',
}
