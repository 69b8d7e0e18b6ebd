import type { CliWords } from '../../en/index.ts'

export const load: CliWords['help']['load'] = {
  about: 'siege처럼 매표소에 부하를 줍니다(관리자)',
  run: {
    about: '여러 연결로 예매하고 취소하고 마이페이지를 읽은 뒤 모두 검사합니다',
    connections: '연결 수',
    time: '얼마 동안',
    rate: '응답이 밀려도 초당 이만큼 보냅니다. 지연 시간은 보내야 했던 때부터 셉니다',
    seats: '매진되도록, 이만큼의 좌석이 있는 회차 하나',
    customers: '고객 수(기본값: 연결 수만큼, 적어도 100)',
    mix: '무엇을 얼마나 자주 할지(기본값: book=8,cancel=1,mypage=1)',
    settle: '끝난 뒤 결제를 얼마나 기다릴지',
    clean: '끝난 뒤 만든 것을 치웁니다',
    story: '자기만의 홈에서: 게이트웨이가 타임아웃보다 느려졌다가 다시 빨라집니다(1분)',
    againstRemote: '다른 컴퓨터에 있거나 카드에 청구하는 매표소에 부하를 줍니다',
    yesIMeanIt: '그때 필요한 두 번째 말',
  },
  clean: {
    about: '부하 시험이 만든 예매, 고객, 빈 좌석을 치웁니다',
  },
}
