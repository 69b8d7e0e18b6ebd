import type { NoticeTemplate } from '@outerpark/core/notice'
import type { RecordedEvent } from '@outerpark/core/policies'
import { describe, expect, test } from 'vitest'
import { keyOf } from './invariants/known.ts'
import type { Moment } from './plan/moments.ts'
import type { Setup, Step } from './plan/plan.ts'
import { HOUR, MINUTE, PRICE, SECOND, SETUP as STORY_SETUP } from './plan/story-setup.ts'
import { run } from './run.ts'

const SETUP: Setup = { ...STORY_SETUP, channels: ['inbox', 'mail', 'webhook'] }

const onSale: Step = {
  at: 0,
  kind: 'register',
  performance: 1,
  seats: 100,
  price: PRICE,
  beginsIn: 2_000 * HOUR,
}

const books = (at: number, booking = 1): Step => {
  const order = { customer: 1, performance: 1, seats: 2, card: 'card-ok' } as const
  return { at, kind: 'book', booking, ...order }
}

/**
 * Plays the story, in which every invariant has to hold. Returns the events of the first booking, or of another one.
 */
async function tell(steps: readonly Step[], setup: Partial<Setup> = {}, booking = 1) {
  const played = await run({ seed: 1, setup: { ...SETUP, ...setup }, steps: [onSale, ...steps] })
  expect(played.broken).toBeUndefined()
  const reserved = played.events.find(({ causationId }) => causationId === `RQ-book-${booking}`)
  const about = played.events.filter((event) => event.correlationId === reserved?.correlationId)
  const charge = played.charges.find(({ key }) => key === keyOf(reserved?.correlationId ?? ''))
  return {
    types: about.map(({ type }) => type).filter((type) => !/^Notice/.test(type)),
    /** on how many channels this notice was sent */
    told: (template: NoticeTemplate) =>
      about.filter((event) => event.type === 'NoticeSent' && event.template === template).length,
    /** on how many channels this notice was skipped */
    skipped: (template: NoticeTemplate) =>
      about.filter((event) => event.type === 'NoticeSkipped' && event.template === template).length,
    find: <T extends RecordedEvent['type']>(type: T) =>
      about.find((event): event is Extract<RecordedEvent, { type: T }> => event.type === type),
    charged: charge?.charged ?? 0,
    refunded: charge?.refunded ?? 0,
    faults: played.faults,
  }
}

const minutesBetween = (a: RecordedEvent | undefined, b: RecordedEvent | undefined) =>
  Math.round((Date.parse(b?.at ?? '') - Date.parse(a?.at ?? '')) / MINUTE)

describe('expiry', () => {
  const away: Step = { at: 0, kind: 'outage', how: 'error', forMs: HOUR }

  test('a reservation that is not paid by its deadline frees its seats, and there is one notice', async () => {
    const story = await tell([away, books(SECOND), later(HOUR)], {
      paymentDeadlineMs: 10 * MINUTE,
    })
    expect(story.types).toEqual([
      'Reserved',
      'PaymentDeferred',
      'ReservationExpired',
      'PaymentCancelled',
    ])
    expect(minutesBetween(story.find('Reserved'), story.find('ReservationExpired'))).toBe(10)
    expect(story.charged).toBe(0)
    expect(story.told('reservation-expired')).toBe(3)
    expect(story.told('payment-cancelled')).toBe(0)
  })

  test('time with an open breaker does not count: the reservation is paid after the gateway is back', async () => {
    const patient = { paymentDeadlineMs: 10 * MINUTE, breakerCalls: 3 }
    const story = await tell([away, books(SECOND), later(2 * HOUR)], patient)
    expect(story.types).toEqual(['Reserved', 'PaymentDeferred', 'PaymentApproved'])
    expect(minutesBetween(story.find('Reserved'), story.find('PaymentApproved'))).toBe(60)
  })

  test('a reservation whose payment is a dead letter expires as well', async () => {
    const rejected = { fault: 'rejected', times: 1, ms: 0 } as const
    const story = await tell(
      [{ at: 0, kind: 'call-fault', call: 'approve', ...rejected }, books(SECOND), later(HOUR)],
      { paymentDeadlineMs: 10 * MINUTE },
    )
    expect(story.types).toEqual(['Reserved', 'ReservationExpired', 'PaymentCancelled'])
    expect(
      minutesBetween(story.find('Reserved'), story.find('ReservationExpired')),
    ).toBeLessThanOrEqual(11)
  })

  test('after a deadline that passed while no daemon ran there is one more try, which pays', async () => {
    const story = await tell(
      [books(SECOND), { at: 0, kind: 'crash', on: 'after book', downMs: HOUR }, later(2 * HOUR)],
      { paymentDeadlineMs: 10 * MINUTE },
    )
    expect(story.types).toEqual(['Reserved', 'PaymentApproved'])
  })

  test('a card that is declined after the deadline is recorded as declined, not as expired', async () => {
    const declined = { ...books(SECOND), card: 'card-declined' } as Step
    const story = await tell(
      [declined, { at: 0, kind: 'crash', on: 'after book', downMs: HOUR }, later(2 * HOUR)],
      { paymentDeadlineMs: 10 * MINUTE },
    )
    expect(story.types).toEqual(['Reserved', 'PaymentDeclined'])
  })
})

describe('late approval', () => {
  const slow = (fault: 'slow-answer' | 'late' | 'no-answer', ms: number): Step => {
    return { at: 0, kind: 'call-fault', call: 'approve', fault, times: 1, ms }
  }
  const cancelled = (on: Moment): Step => {
    return { at: 0, kind: 'cancel', booking: 1, by: 'customer', on }
  }

  test('approved during the cancel: recorded as late, and refunded in full, once', async () => {
    const story = await tell([slow('slow-answer', 300), books(SECOND), cancelled('approve done')])
    expect(story.types).toContain('PaymentApprovedLate')
    expect(story.types.filter((type) => type === 'PaymentCancelled')).toHaveLength(1)
    expect(story.find('PaymentCancelled')?.refunded).toBe(2 * PRICE)
    expect([story.charged, story.refunded]).toEqual([2 * PRICE, 2 * PRICE])
    expect(story.told('payment-cancelled')).toBe(3)
    expect(story.told('payment-approved')).toBe(0)
  })

  test('charged without an answer before the cancel: refunded in full, once', async () => {
    const story = await tell([slow('no-answer', 0), books(SECOND), cancelled('approve done')])
    expect(story.types).toEqual(['Reserved', 'ReservationCancelled', 'PaymentCancelled'])
    expect([story.charged, story.refunded]).toEqual([2 * PRICE, 2 * PRICE])
    expect(story.told('payment-cancelled')).toBe(3)
  })

  test('a request that arrives an hour after the cancel charges nothing', async () => {
    const story = await tell([slow('late', HOUR), books(SECOND), cancelled('approve sent')])
    expect(story.types).toEqual(['Reserved', 'ReservationCancelled', 'PaymentCancelled'])
    expect(story.charged).toBe(0)
  })

  const shortDeadline = { paymentDeadlineMs: 2 * MINUTE }
  const allDay: Step = { at: 2 * SECOND, kind: 'outage', how: 'error', forMs: 2 * HOUR }

  test('charged without an answer before the expiry: refunded in full, once', async () => {
    const story = await tell(
      [slow('no-answer', 0), books(1_500), allDay, later(3 * HOUR)],
      shortDeadline,
    )
    expect(story.types).toEqual([
      'Reserved',
      'PaymentDeferred',
      'ReservationExpired',
      'PaymentCancelled',
    ])
    expect(story.find('PaymentCancelled')?.refunded).toBe(2 * PRICE)
    expect([story.charged, story.refunded]).toEqual([2 * PRICE, 2 * PRICE])
    expect(story.told('payment-refunded')).toBe(3)
  })

  test('charged after the expiry by a delayed request: refunded in full, once', async () => {
    const story = await tell(
      [slow('late', HOUR), books(1_500), allDay, later(3 * HOUR)],
      shortDeadline,
    )
    expect(story.types).toEqual([
      'Reserved',
      'PaymentDeferred',
      'ReservationExpired',
      'PaymentCancelled',
    ])
    expect([story.charged, story.refunded]).toEqual([2 * PRICE, 2 * PRICE])
    expect(story.told('payment-refunded')).toBe(3)
  })
})

describe('cancel at each moment of deferral', () => {
  /** The payment of the first booking opens the breaker and is deferred. The second is deferred from the start. */
  const deferral = [
    { at: 0, kind: 'outage', how: 'error', forMs: 30 * SECOND },
    books(SECOND, 1),
    books(5 * SECOND, 2),
    later(2 * MINUTE),
  ] as const satisfies readonly Step[]
  const setup = { breakerCalls: 3 }
  const waiting = 1
  const fromTheStart = 2

  const expectNoCharge = async (booking: number, cancel: Partial<Step> & { at: number }) => {
    for (const by of ['customer', 'admin'] as const) {
      const step = { kind: 'cancel', booking, by, ...cancel } as Step
      const story = await tell([...deferral, step], setup, booking)
      expect(story.types).toContain('ReservationCancelled')
      expect(story.types.filter((type) => type === 'PaymentCancelled')).toHaveLength(1)
      expect(story.refunded).toBe(story.charged)
      expect(story.told('payment-cancelled')).toBe(3)
      // What the cancel has overtaken is skipped.
      const ended = story.told('payment-deferred') + story.skipped('payment-deferred')
      expect([0, 3]).toContain(ended)
      expect(story.find('PaymentCancelled')?.refunded).toBe(story.refunded)
    }
  }

  test('the first booking is deferred while it waits, the second from the start, and both are paid', async () => {
    const one = await tell(deferral, setup, waiting)
    expect(one.types).toEqual(['Reserved', 'PaymentDeferred', 'PaymentApproved'])
    expect(one.told('payment-deferred')).toBe(3)
    const two = await tell(deferral, setup, fromTheStart)
    expect(two.find('Reserved')?.deferredUntil).toBeDefined()
    expect(two.types).toEqual(['Reserved', 'PaymentApproved'])
    expect(two.told('payment-deferred')).toBe(3)
  })

  test.each<[string, Moment]>([
    ['as it is deferred', 'after record-deferral'],
    ['as the notice of it goes out', 'notice sent'],
    ['as the notice of it is delivered', 'notice delivered'],
    ['as the notice of it is recorded', 'before record-notice'],
  ])('a booking that waits, cancelled %s', (_, on) => expectNoCharge(waiting, { at: SECOND, on }))

  test.each<[string, Moment]>([
    ['in the moment of its commit', 'after book'],
    ['as the notice of it goes out', 'notice sent'],
    ['as the notice of it is recorded', 'before record-notice'],
    ['as a probe goes out for it', 'approve sent'],
    ['as it is charged', 'approve done'],
    ['as its approval is about to be recorded', 'before record-approval'],
    ['as soon as its approval is recorded', 'after record-approval'],
  ])('a booking that is deferred from the start, cancelled %s', (_, on) =>
    expectNoCharge(fromTheStart, { at: 4 * SECOND, on }),
  )

  test.each([waiting, fromTheStart])(
    'booking %i, cancelled while it waits for the gateway',
    (booking) => expectNoCharge(booking, { at: 15 * SECOND }),
  )

  test.each([waiting, fromTheStart])('booking %i, cancelled during its next try', (booking) =>
    expectNoCharge(booking, { at: 28 * SECOND, on: 'approve sent' }),
  )
})

/** A step without effect, which makes the story last until that time. */
function later(at: number): Step {
  return { at, kind: 'retry-dead', times: 1 }
}
