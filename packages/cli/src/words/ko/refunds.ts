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
  flat: (flat, atMost) => `한 매에 ${flat}${atMost === undefined ? '' : `(최대 ${atMost})`}`,
  ifCancelled: '취소하면 환불되는 금액:',
  noCancel: '결제한 뒤에는 이 좌석을 취소할 수 없습니다.',
  back: '환불',
  ends: (day, at, saturday) =>
    `${day} ${at}까지${saturday === undefined ? '' : `(그날이 토요일이면 ${saturday})`}`,
}
