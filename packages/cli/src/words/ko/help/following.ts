import type { CliWords } from '../../en/index.ts'

export const following: CliWords['help']['following'] = {
  mypage: {
    about: '내 예매에 일어난 모든 일을 보여 줍니다',
    watch: '일이 일어날 때마다 이어서 보여 줍니다',
    after: '적어도 이 위치의 이벤트까지 반영된 페이지를 보여 줍니다',
    customer: '관리자용: 누구의 페이지인지(아이디, 메일 주소 또는 이름)',
    rebuild: { about: '모든 이벤트로부터 뷰를 새로 만듭니다(관리자)' },
  },
  events: {
    about: '이벤트 로그를 오래된 것부터 보여 줍니다(관리자)',
    from: '시작하는 위치, 또는 now (기본값: 1, --follow면 마지막 이벤트 10개)',
    since: '시작하는 날이나 시각',
    type: '이 종류의 이벤트만, 예: PaymentDeclined',
    reservation: '이 예매의 이벤트만',
    follow: '이벤트가 일어날 때마다 이어서 보여 줍니다',
    limit: '많아야 이만큼. --follow에는 쓰이지 않습니다',
  },
}
