import type { CliWords } from '../../en/index.ts'

export const buying: CliWords['help']['buying'] = {
  hold: {
    about: '번호가 있는 좌석을 예매할 때까지 몇 분 동안 잡아 둡니다. 옵션이 없으면: 잡아 둔 좌석',
    seats: '좌석: 1F/8/11,1F/8/13-16(여러 번 가능). 잡아 둔 좌석을 대신합니다',
    best: '나란한 가장 좋은 좌석의 매수',
    extend: '지금부터 같은 시간만큼 한 번 늘립니다',
    giveBack: '모두 돌려줍니다',
  },
  book: {
    about: '회차의 좌석을 예매합니다',
    seats: '매수. 좌석에 번호가 있으면 좌석: 1F/8/11,1F/8/13-16(여러 번 가능)',
    best: '좌석에 번호가 있을 때 나란한 가장 좋은 좌석의 매수. --seats에 매수를 적은 것과 같음',
    split: '함께 앉을 좌석이 없으면 두 명 이상씩 떨어져 앉아도 괜찮음. --best나 --grade와 함께',
    wheelchair: '좌석 가운데 휠체어석의 수(적지 않으면 1). --best나 --grade와 함께',
    restricted: '시야가 제한되는 좌석도 괜찮음',
    grade:
      '좌석 등급. 여럿이면 등급마다 GRADE:SEATS(여러 번 쓸 수 있음). 하나뿐이면 적지 않아도 됩니다',
    code: '할인 코드',
    held: '잡아 둔 좌석(outerpark hold)',
    yes: '예매할지 묻지 않습니다. 터미널이 아니면 꼭 있어야 합니다',
    card: '샌드박스에서는 card-ok, card-declined, card-slow, Stripe에서는 pm_…',
  },
  cancel: {
    about: '예매 전체나 일부 좌석을 취소하고 돈을 돌려받습니다',
    seats: '이 좌석만: 등급이 하나면 매수, 또는 1F/8/11,1F/8/12(여러 번 가능)',
    grade: '이 등급만, 또는 GRADE:SEATS(여러 번 가능)',
    expect: '이 금액 이상 환불될 때만 취소합니다',
    acceptAny: '환불 금액이 얼마든 취소합니다',
    refund: '직원용: 환불 금액. full(전액), policy(규정대로) 또는 금액',
    reason: '직원용: 사유. 고객도 볼 수 있습니다',
  },
  reservation: {
    about: '예매한 내역',
    list: {
      about: '내 예매를 새것부터 보여 줍니다. --profile admin이면 모두의 예매를 보여 줍니다',
      customer: '관리자용: 이 고객의 예매만(아이디, 메일 주소 또는 이름)',
      email: '관리자용: 이 메일 주소를 가진 고객의 예매만',
      performance: '이 회차의 예매만',
      status: '이 상태의 예매만',
      from: '이 시각 또는 그 뒤에 시작하는 회차만',
      to: '이 시각 전에 시작하는 회차만',
    },
    show: { about: '예매 하나를 보여 줍니다' },
    refund: { about: '취소하면 지금 얼마가, 나중에 얼마가 환불되는지 보여 줍니다' },
  },
  payment: {
    about: '결제한 내역',
    list: { about: '내 결제를 새것부터 보여 줍니다' },
    show: { about: '결제 하나를 보여 줍니다' },
  },
  notice: {
    about: '고객에게 보낸 알림',
    list: { about: '내 알림을 새것부터 보여 줍니다' },
  },
}
