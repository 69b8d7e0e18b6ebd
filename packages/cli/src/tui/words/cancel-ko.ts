import type { CANCEL_EN } from './cancel-en.ts'

const UNITS = { m: '분', h: '시간', d: '일' } as const

/** The texts about cancelling and what it gives back, in Korean. */
export const CANCEL_KO: typeof CANCEL_EN = {
  ask: (id, what) =>
    `${id}(${what}) 예매를 취소할까요? Enter를 누르면 예매를 취소하고, Esc를 누르면 그대로 둡니다.`,
  askSome: (id, what) =>
    `${id} 예매 중 ${what}만 취소할까요? Enter를 누르면 취소하고 나머지는 그대로 둡니다. Esc를 누르면 모두 그대로 둡니다.`,
  none: '고른 좌석이 없습니다. 한 매 이상 고르거나 Esc를 눌러 그대로 두세요.',
  stays: '그대로',
  of: (n, all) => `${all}매 중 ${n}매 취소`,
  seat: (level, row, number) => `${level} ${row}열 ${number}번`,
  asking: '환불 금액을 확인하는 중 … 확인되기 전에는 아무것도 취소하지 않습니다.',
  noAnswer: (why) =>
    `지금은 환불 금액을 알 수 없어 취소할 수 없습니다. 자동으로 다시 확인합니다. ${why}`,
  refused: '아무것도 취소하지 않았습니다. Esc를 누르면 돌아갑니다.',
  back: (money) => `${money}이 카드로 환불됩니다.`,
  partBack: (back, kept, rules) =>
    `${back}이 카드로 환불됩니다. 취소 수수료는 ${kept}입니다${rules === '' ? '' : `(${rules})`}.`,
  nothingBack: (kept, rules) =>
    `환불되는 금액이 없습니다. 취소 수수료는 ${kept} 전액입니다${rules === '' ? '' : `(${rules})`}.`,
  nothing: '결제되지 않습니다. 혹시 청구된 금액이 확인되면 모두 환불됩니다.',
  changed: (before, now) =>
    `환불 금액이 방금 ${before}에서 ${now}으로 바뀌었습니다. 아직 아무것도 취소하지 않았습니다.`,
  goOn: '새 금액으로 계속하려면 Enter를 누르세요.',
  holds: (until) => `이 금액은 ${until}까지입니다.`,
  holdsThen: (until) => `이 금액은 ${until}까지이며, 그 뒤에는 줄어듭니다.`,
  until: (when) => `${when}까지`,
  last: '그 뒤에는 취소할 수 없습니다.',
  more: (n) => `아래로 ${n}단계 더: PgDn`,
  above: (n) => `위로 ${n}단계 더: PgUp`,
  sending: '취소하는 중 …',
  rule: (least, most) => {
    if (most === undefined) return least === 0 ? '날짜 무관' : `공연 ${least}일 전까지`
    if (most === 0) return '공연 당일'
    if (least === most) return `공연 ${least}일 전`
    return least === 0 ? `공연 ${most}일 전–당일` : `공연 ${most}–${least}일 전`
  },
  within: (n, unit, rule) => `예매 후 ${n}${UNITS[unit]} 이내, ${rule}`,
  policy: {
    title: '취소 규정:',
    never: '결제한 뒤에는 취소할 수 없음',
    days: (least, most) => {
      if (most === undefined) return least === 0 ? '공연 시작 전까지' : `공연 ${least}일 전까지`
      if (most === 0) return '공연 당일'
      if (least === most) return `${most}일 전`
      return least === 0 ? `${most}일 전–당일` : `${most}–${least}일 전`
    },
    within: (n, unit, days) => `예매 후 ${n}${UNITS[unit]} 이내, ${days}`,
    all: '전액 환불',
    part: (part) => `수수료 ${part}`,
    flat: (money) => `한 매에 수수료 ${money}`,
    flatAtMost: (money, part) => `한 매에 수수료 ${money}(최대 ${part})`,
    until: (days, at, saturday) =>
      `${days === 0 ? '당일' : `${days}일 전`} ${at} 이후 취소 불가${saturday === undefined ? '' : `(토요일이면 ${saturday})`}`,
  },
}
