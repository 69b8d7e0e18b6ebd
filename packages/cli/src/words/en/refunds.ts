/** What a cancel gives back. */
export const refunds = {
  nothingPaid: 'Nothing is paid yet, and nothing will be.',
  allBack: (refund: string) => `All of it goes back: ${refund}.`,
  partBack: (refund: string, paid: string, kept: string, rules: string) =>
    `${refund} of ${paid} goes back; ${kept} is kept${rules === '' ? '' : ` (${rules})`}.`,
  until: (when: string, refund: string) => `until ${when}: ${refund}`,
  none: 'paid seats cannot be cancelled',
  /** `kept`: undefined if nothing is */
  rule: (
    { from, to, within }: { from: string; to?: string | undefined; within?: string | undefined },
    kept: string | undefined,
  ) => {
    const days = to === undefined ? `${from} and before` : from === to ? from : `${from} to ${to}`
    const after = within === undefined ? '' : `within ${within} of the booking, `
    return `${after}${days}: ${kept === undefined ? 'everything goes back' : `${kept} is kept`}`
  },
  flat: (flat: number, atMost: string) => `${flat} a seat, at most ${atMost},`,
  fees: (sum: string) => `booking fees ${sum}`,
  feeOfSeat: (fee: string) => `${fee} a seat`,
  feesKept: (sum: string) => `of it booking fees ${sum}`,
  feeRule: {
    kept: 'booking fees are kept',
    refunded: 'booking fees go back',
    'booking-day': 'booking fees go back until midnight of the booking day',
  },
  discount: (name: string, code: string | undefined, off: string) =>
    `${name}${code === undefined ? '' : `, code ${code}`}: −${off}`,
  bringProof: (card: string) => `bring ${card}`,
  proofs: {
    student: 'a student card',
    youth: 'proof of age',
    senior: 'proof of age',
    veteran: 'the veteran card',
    disabled: 'the disability card',
    resident: 'proof of residence',
    member: 'the member card',
  },
  ends: (day: string, at: string, saturday: string | undefined) =>
    `until ${day} ${at}${saturday === undefined ? '' : ` (${saturday} on a Saturday)`}`,
}
