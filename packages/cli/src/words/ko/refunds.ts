import type { CliWords } from '../en/index.ts'

export const refunds: CliWords['refunds'] = {
  nothingPaid: '아직 결제되지 않았으며 앞으로도 청구되지 않습니다.',
  allBack: (refund) => `전액 환불됩니다: ${refund}.`,
  partBack: (refund, paid, kept, rules) =>
    `결제하신 ${paid} 가운데 ${refund} 환불됩니다. 취소 수수료는 ${kept}입니다${rules === '' ? '' : `(${rules})`}.`,
  until: (when, refund) => `${when}까지: ${refund}`,
  none: '결제한 뒤에는 취소할 수 없음',
  rule: ({ from, to, within }, kept) => {
    const days = to === undefined ? `${from}까지` : from === to ? from : `${from} ~ ${to}`
    const after = within === undefined ? '' : `예매 후 ${within} 안, `
    return `${after}${days}: ${kept === undefined ? '전액 환불' : `수수료 ${kept}`}`
  },
  flat: (flat, atMost) => `한 매에 ${flat}(최대 ${atMost})`,
  fees: (sum) => `예매수수료 ${sum}`,
  feeOfSeat: (fee) => `한 매에 ${fee}`,
  feesKept: (sum) => `예매수수료 ${sum} 포함`,
  feeRule: {
    kept: '예매수수료는 환불되지 않음',
    refunded: '예매수수료 환불',
    'booking-day': '예매 당일 자정까지 취소하면 예매수수료 환불',
  },
  discount: (name, code, off) =>
    `${name}${code === undefined ? '' : `(할인 코드 ${code})`}: −${off}`,
  bringProof: (card) => `관람일에 ${card} 지참`,
  proofs: {
    student: '학생증',
    youth: '나이를 확인할 수 있는 증빙',
    senior: '나이를 확인할 수 있는 신분증',
    veteran: '국가유공자증',
    disabled: '장애인 복지카드',
    resident: '거주지를 확인할 수 있는 증빙',
    member: '회원 카드',
  },
  ends: (day, at, saturday) =>
    `${day} ${at}까지${saturday === undefined ? '' : `(그날이 토요일이면 ${saturday})`}`,
}
