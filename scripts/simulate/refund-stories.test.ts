import { describe, expect, test } from 'vitest'
import type { Moment } from './plan/moments.ts'
import type { Step } from './plan/plan.ts'
import { HOUR, MINUTE, PRICE, SECOND, SETUP } from './plan/story-setup.ts'
import { run } from './run.ts'

// One booking that is paid and then cancelled, with failures between its void and its refund.

const BUSINESS: readonly Step[] = [
  { at: 0, kind: 'register', performance: 1, seats: 100, price: PRICE, beginsIn: 2_000 * HOUR },
  {
    at: SECOND,
    kind: 'book',
    booking: 1,
    customer: 1,
    performance: 1,
    seats: 2,
    card: 'card-ok',
  },
  { at: MINUTE, kind: 'cancel', booking: 1, by: 'customer' },
  { at: HOUR, kind: 'retry-dead', times: 1 },
]

/** Plays the story. Every invariant has to hold in it. */
async function tell(...trouble: readonly Step[]) {
  const steps = [...BUSINESS, ...trouble].sort((a, b) => a.at - b.at)
  const played = await run({ seed: 1, setup: SETUP, steps })
  expect(played.broken).toBeUndefined()
  const [charge] = played.charges
  const booked = played.events.find(({ type }) => type === 'Reserved')
  const own = played.events.filter((event) => event.correlationId === booked?.correlationId)
  // Without a fault the story would prove nothing.
  if (trouble.length > 0) expect(played.faults.size).toBeGreaterThan(0)
  return {
    types: own.map(({ type }) => type).filter((type) => /^Payment/.test(type)),
    back: own.flatMap((event) => (event.type === 'PaymentCancelled' ? [event.refunded] : [])),
    charged: charge?.charged,
    refunded: charge?.refunded,
  }
}
const REFUNDED_ONCE = {
  types: ['PaymentApproved', 'PaymentCancelled'],
  back: [2 * PRICE],
  charged: 2 * PRICE,
  refunded: 2 * PRICE,
}

describe('a paid booking that is cancelled is refunded in full, once', () => {
  test.each<Moment>([
    'void sent',
    'void done',
    'refund sent',
    'refund done',
    'before record-cancellation',
    'after record-cancellation',
  ])('even if the daemon is killed at the moment "%s"', async (on) => {
    expect(await tell({ at: 0, kind: 'crash', on, downMs: MINUTE })).toEqual(REFUNDED_ONCE)
  })

  test.each(['void', 'refund'] as const)(
    'even if a call to %s gets no answer, arrives twice, or arrives an hour later',
    async (call) => {
      for (const fault of ['no-answer', 'twice', 'late', 'error-after'] as const)
        expect(await tell({ at: 0, kind: 'call-fault', call, fault, times: 1, ms: HOUR })).toEqual(
          REFUNDED_ONCE,
        )
    },
  )

  test.each(['void', 'refund'] as const)(
    'even if the answer to %s says that more was refunded: the admin retries the dead letter',
    async (call) => {
      const fault = 'wrong-refunded'
      expect(await tell({ at: 0, kind: 'call-fault', call, fault, times: 1, ms: 0 })).toEqual(
        REFUNDED_ONCE,
      )
    },
  )
})
