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
  flat: (flat: string, atMost?: string) =>
    atMost === undefined ? `${flat} a seat` : `${flat} a seat, at most ${atMost},`,
  ifCancelled: 'If you cancel, so much goes back:',
  noCancel: 'Once paid, these seats cannot be cancelled.',
  back: 'goes back',
  ends: (day: string, at: string, saturday: string | undefined) =>
    `until ${day} ${at}${saturday === undefined ? '' : ` (${saturday} on a Saturday)`}`,
}
