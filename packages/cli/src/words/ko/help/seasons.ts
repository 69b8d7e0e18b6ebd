import type { CliWords } from '../../en/index.ts'

export const seasons: CliWords['help']['seasons'] = {
  about: '파일로 쓰는 시즌',
  apply: {
    about: '차이를 보여 준 뒤 파일대로 판매(관리자)',
    dryRun: '무엇이 바뀌는지 보기만 함',
    prune: '파일에서 빠진 회차 가운데 예매가 없는 회차의 판매를 중지',
    cancel: '--prune에 더해, 예매가 있는 회차를 취소하고 모두 환불',
    yes: '묻지 않음',
  },
  export: {
    about: '판매 중인 내용을 시즌 파일로 출력',
    musical: '이 뮤지컬만',
  },
}
