// The steps of an approval and of its cancellation, at each of which a customer may cancel.

/** Functions that are called at the steps of an approval, each time. They may throw. */
export type Moments = {
  readonly beforeApprove?: () => Promise<void>
  /** the card company has decided; its answer is on the way */
  readonly afterApprove?: () => Promise<void>
  readonly beforeVoid?: () => Promise<void>
  /** the card company has voided the key, or has named its charge; its answer is on the way */
  readonly afterVoid?: () => Promise<void>
  readonly beforeRefund?: () => Promise<void>
  readonly afterRefund?: () => Promise<void>
  readonly beforeRecord?: (operation: string) => Promise<void>
}

/** What a scenario can do at its step. */
export type Hands = {
  /** lets the customer cancel; further calls do nothing */
  readonly cancel: () => Promise<void>
  /** waits until a void or a refund was answered, or a command with that name was committed */
  readonly after: (what: string) => Promise<void>
  /** waits until every requested refund was answered */
  readonly refunded: () => Promise<void>
  /** throws at the first call only */
  readonly loseOnce: () => void
}

type Scenario = {
  readonly name: string
  readonly card?: string
  readonly moments?: (hands: Hands) => Moments
  /** before the pipeline runs */
  readonly first?: (hands: Hands) => Promise<void>
  /** after the pipeline has done all tasks */
  readonly last?: (hands: Hands) => Promise<void>
}

const onRecord = (wanted: string, act: () => Promise<void>) => async (operation: string) => {
  if (operation === wanted) await act()
}

export const SCENARIOS: readonly Scenario[] = [
  { name: 'before the task is claimed', first: ({ cancel }) => cancel() },
  {
    name: 'after the claim, before the call goes out',
    moments: ({ cancel }) => ({ beforeApprove: cancel }),
  },
  {
    name: 'before the call goes out, and the refund overtakes it',
    moments: ({ cancel, refunded }) => ({ beforeApprove: () => cancel().then(refunded) }),
  },
  {
    name: 'while the call is out and the card is charged',
    moments: ({ cancel }) => ({ afterApprove: cancel }),
  },
  {
    name: 'while the call is out, and the refund is through before its answer comes',
    moments: ({ cancel, refunded }) => ({ afterApprove: () => cancel().then(refunded) }),
  },
  {
    name: 'while the call is out, and its answer is lost',
    moments: ({ cancel, loseOnce }) => ({ afterApprove: () => cancel().then(loseOnce) }),
  },
  {
    name: 'while the call is out, and its answer is lost, and the refund is through before it is asked again',
    moments: ({ cancel, refunded, loseOnce }) => ({
      afterApprove: () => cancel().then(refunded).then(loseOnce),
    }),
  },
  {
    name: 'while the call is out, which never arrives',
    moments: ({ cancel, loseOnce }) => ({ beforeApprove: () => cancel().then(loseOnce) }),
  },
  {
    name: 'after the answer, before it is recorded',
    moments: ({ cancel }) => ({ beforeRecord: onRecord('record-approval', cancel) }),
  },
  {
    name: 'after the answer, before it is recorded, and the refund overtakes the record',
    moments: ({ cancel, refunded }) => ({
      beforeRecord: onRecord('record-approval', () => cancel().then(refunded)),
    }),
  },
  {
    name: 'after the answer is recorded, before its notice is',
    moments: ({ cancel }) => ({ beforeRecord: onRecord('record-notice', cancel) }),
  },
  { name: 'after everything', last: ({ cancel }) => cancel() },
  {
    name: 'after everything, and the void does not arrive at first',
    moments: ({ loseOnce }) => ({ beforeVoid: async () => loseOnce() }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'after everything, and the answer to the void is lost',
    moments: ({ loseOnce }) => ({ afterVoid: async () => loseOnce() }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'after everything, and the refund does not arrive at first',
    moments: ({ loseOnce }) => ({ beforeRefund: async () => loseOnce() }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'after everything, and the answer to the refund is lost',
    moments: ({ loseOnce }) => ({ afterRefund: async () => loseOnce() }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'after everything, and the refund is made, and its record is lost',
    moments: ({ loseOnce }) => ({
      beforeRecord: onRecord('record-cancellation', async () => loseOnce()),
    }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'before the call goes out, which comes between the void and its record',
    moments: ({ cancel, after }) => ({ beforeApprove: () => cancel().then(() => after('void')) }),
  },
  {
    name: 'while the card is charged, and the answer is recorded between the void and the refund',
    moments: ({ cancel, after }) => ({
      afterApprove: () => cancel().then(() => after('void')),
      beforeRefund: () => after('record-approval'),
    }),
  },
  {
    name: 'while the card is charged, and the answer is recorded between the refund and its record',
    moments: ({ cancel, after }) => ({
      afterApprove: () => cancel().then(() => after('refund')),
      beforeRecord: onRecord('record-cancellation', () => after('record-approval')),
    }),
  },
  {
    name: 'while the call is out and the card is declined',
    card: 'card-declined',
    moments: ({ cancel }) => ({ afterApprove: cancel }),
  },
  {
    name: 'after the card was declined, before that is recorded',
    card: 'card-declined',
    moments: ({ cancel, refunded }) => ({
      beforeRecord: onRecord('record-refusal', () => cancel().then(refunded)),
    }),
  },
]
