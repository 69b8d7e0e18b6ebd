import type { CliWords } from '../../en/index.ts'

export const customers: CliWords['help']['customers'] = {
  about: '예매하는 고객: 찾기, 바꾸기, 지우기',
  list: {
    about: '모든 고객을 새로 가입한 순서로 보여 줍니다(관리자)',
    search: '이름이나 메일 주소의 일부, 이름의 초성(ㅎㄱㄷ), 번호의 앞부분으로 찾습니다',
    unconfirmed: '메일 주소가 확인되지 않은 고객만',
  },
  show: { about: '고객 한 명과 그 예매를 보여 줍니다. 본인, 관리자라면 누구든지' },
  export: { about: '나에 관한 모든 것을 JSON으로 내보냅니다. 관리자라면 누구의 것이든' },
  edit: {
    about: '이름, 메일 주소, 언어, 메일 수신 여부를 바꿉니다. 관리자라면 누구의 것이든',
    name: '새 이름',
    email: '새 메일 주소',
    language: '알림의 언어',
    mail: '메일로도 알림을 받습니다',
  },
  confirm: { about: '메일 주소가 고객 본인의 것임을 확인합니다(관리자)' },
  erase: {
    about: '이름과 메일 주소를 영구히 지웁니다. 예매와 결제는 이름 없이 남습니다',
    cancel: '결제 전이거나 공연이 남은 예매를 먼저 취소합니다',
  },
  token: {
    about: '토큰을 잃어버린 고객에게 새 토큰을 만들어 줍니다(직원)',
    name: '토큰의 이름',
  },
}
