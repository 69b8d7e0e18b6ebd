import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import type { DomainEvent, RecordedEvent } from '../policies/index.ts'
import { foldMyPage } from './fold.ts'
import type { MyPageChange, ReservationView } from './view.ts'

const booking = aBooking()
const reserved = { type: 'Reserved' as const, ...booking, paymentMethod: 'card-ok' }
const approved: DomainEvent = { type: 'PaymentApproved', ...booking, chargeId: 'ch_1' }
const approvedLate: DomainEvent = { type: 'PaymentApprovedLate', ...booking, chargeId: 'ch_1' }
const declined: DomainEvent = { type: 'PaymentDeclined', ...booking, reason: 'card-declined' }
const cancelled: DomainEvent = {
  type: 'ReservationCancelled',
  ...booking,
  by: 'customer',
  seatsWere: 'held',
}
const expired: DomainEvent = {
  type: 'ReservationExpired',
  ...booking,
  deadline: '2026-12-02T12:00:00.000Z',
}
const paymentCancelled = {
  type: 'PaymentCancelled',
  ...booking,
  refunded: 380_000,
  reservation: 'cancelled',
} as const
const noticeSent = {
  type: 'NoticeSent' as const,
  reservationId: booking.reservationId,
  customerId: booking.customerId,
  about: asId<'event'>('EV-AAAAAAAAAA'),
  channel: 'inbox' as const,
  template: 'payment-approved' as const,
}
const amount = { amount: 380_000, currency: 'KRW' }
const fields = {
  title: booking.title,
  startsAt: booking.startsAt,
  grade: 'VIP',
  seats: 2,
  amount,
  refunded: { amount: 0, currency: 'KRW' },
}

/** The events with envelopes, one minute apart. */
const recorded = (events: readonly DomainEvent[]): RecordedEvent[] =>
  events.map((event, i) => ({
    ...event,
    id: asId<'event'>(`EV-${i}`),
    position: i + 1,
    at: `2026-12-01T12:0${i}:00.000Z`,
    correlationId: booking.reservationId,
    causationId: 'RQ-1',
    actor: 'system',
  }))

/** The changes that the events make, one for each. */
function changes(...events: DomainEvent[]): MyPageChange[] {
  let view: ReservationView | undefined
  return recorded(events).flatMap((event) => {
    const change = foldMyPage(view, event)
    view = change?.reservation ?? view
    return change ? [change] : []
  })
}
const statuses = (...events: DomainEvent[]) =>
  changes(...events).map(
    ({ reservation }) => `${reservation.status} / ${reservation.paymentStatus}`,
  )
const last = (...events: DomainEvent[]) => changes(...events).at(-1)?.entry.params

test('a booking opens the row with everything that is known of it', () => {
  expect(changes(reserved)).toEqual([
    {
      customerId: booking.customerId,
      entry: {
        at: '2026-12-01T12:00:00.000Z',
        position: 1,
        type: 'Reserved',
        params: { seats: 2, grade: 'VIP', amount, deferredUntil: null },
      },
      reservation: {
        id: booking.reservationId,
        status: 'awaiting-payment',
        paymentStatus: 'requested',
        deferredUntil: null,
        performanceId: booking.performanceId,
        title: booking.title,
        venue: booking.venue,
        startsAt: booking.startsAt,
        grade: 'VIP',
        seats: 2,
        lines: [{ grade: 'VIP', seats: 2, price: { amount: 190_000, currency: 'KRW' } }],
        amount: { amount: 380_000, currency: 'KRW' },
        timeline: [expect.objectContaining({ position: 1, type: 'Reserved' })],
      },
    },
  ])
})

test.each([
  ['booked, paid, told', [reserved, approved, noticeSent], 'confirmed / approved'],
  ['booked, declined', [reserved, declined], 'payment-failed / declined'],
  [
    'booked, cancelled before the payment',
    [reserved, cancelled, paymentCancelled],
    'cancelled / cancelled',
  ],
  [
    'booked, paid, cancelled, refund still out',
    [reserved, approved, cancelled],
    'cancelled / approved',
  ],
  [
    'booked, paid, cancelled, refunded',
    [reserved, approved, cancelled, paymentCancelled],
    'cancelled / cancelled',
  ],
  [
    'booked, cancelled, approved too late',
    [reserved, cancelled, approvedLate],
    'cancelled / approved',
  ],
  [
    'booked, cancelled, approved too late, refunded',
    [reserved, cancelled, approvedLate, paymentCancelled],
    'cancelled / cancelled',
  ],
  ['booked, expired', [reserved, expired], 'expired / requested'],
  [
    'booked, expired, nothing charged',
    [reserved, expired, { ...paymentCancelled, refunded: 0 }],
    'expired / cancelled',
  ],
  [
    'booked, cancelled, refunded, and only then the approval',
    [reserved, cancelled, paymentCancelled, approvedLate],
    'cancelled / cancelled',
  ],
])('%s: the row says so', (_, events, status) => {
  expect(statuses(...events).at(-1)).toBe(status)
})

test('the timeline holds every event from the first to the last, in their order', () => {
  const story = [reserved, approved, noticeSent, cancelled, paymentCancelled]
  const timeline = changes(...story).at(-1)?.reservation.timeline ?? []
  expect(timeline.map(({ type }) => type)).toEqual(story.map(({ type }) => type))
  expect(timeline.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
})

test('each step has what can be said of it', () => {
  expect(last(reserved, approved)).toEqual({ amount })
  expect(last(reserved, approvedLate)).toEqual({ amount })
  expect(last(reserved, declined)).toEqual({ reason: 'card-declined' })
  expect(last(reserved, cancelled)).toEqual({ by: 'customer' })
  expect(last(reserved, { ...cancelled, by: 'admin' })).toEqual({ by: 'admin' })
  expect(last(reserved, expired)).toEqual({})
  expect(last(reserved, paymentCancelled)).toEqual({ refunded: amount })
  expect(last(reserved, { ...paymentCancelled, refunded: 0 })).toEqual({
    refunded: { amount: 0, currency: 'KRW' },
  })
  const notice = { channel: 'inbox', template: 'payment-approved', fields }
  expect(last(reserved, noticeSent)).toEqual(notice)
})

test('a notice of a refund says what went back', () => {
  const told = { ...noticeSent, template: 'payment-cancelled', refunded: 1_000 } as const
  expect(last(reserved, told)).toMatchObject({
    fields: { amount, refunded: { amount: 1_000, currency: 'KRW' } },
  })
})

test('of a notice that an older version sent there is its text, and nothing else', () => {
  const old = { ...noticeSent, text: '₩380,000 결제 완료' }
  expect(last(reserved, old)).toEqual({ channel: 'inbox', text: '₩380,000 결제 완료' })
  expect(changes(reserved, old).at(-1)?.notice).toEqual({
    at: '2026-12-01T12:01:00.000Z',
    position: 2,
    reservationId: booking.reservationId,
    text: '₩380,000 결제 완료',
  })
})

test('a notice shows in the inbox as well as in the timeline', () => {
  expect(changes(reserved, noticeSent).at(-1)?.notice).toEqual({
    at: '2026-12-01T12:01:00.000Z',
    position: 2,
    reservationId: booking.reservationId,
    template: 'payment-approved',
    fields,
  })
  expect(changes(reserved, approved).at(-1)?.notice).toBeUndefined()
})

test('what is about no reservation shows on nobody’s page', () => {
  const registered: DomainEvent = {
    type: 'MusicalRegistered',
    musicalId: booking.musicalId,
    title: 'Rent',
    venue: 'Blue Square',
    runningMinutes: null,
  }
  expect(changes(registered)).toEqual([])
})

test('an event that comes before its reservation is a fault, and is named with its position', () => {
  const [event] = recorded([approved])
  if (event)
    expect(() => foldMyPage(undefined, event)).toThrow(
      'PaymentApproved at position 1 comes before its reservation',
    )
})

test('the fold changes nothing that it was given', () => {
  const [first, second] = recorded([reserved, approved])
  if (!first || !second) throw new Error('two events')
  const before = foldMyPage(undefined, first)?.reservation
  const copy = structuredClone(before)
  foldMyPage(before, second)
  expect(before).toEqual(copy)
})

test('a mail shows in the timeline only, and what went to the admin’s webhook nowhere', () => {
  const mailed = changes(reserved, { ...noticeSent, channel: 'mail' }).at(-1)
  expect(mailed?.notice).toBeUndefined()
  expect(mailed?.entry.params).toEqual({ channel: 'mail', template: 'payment-approved', fields })
  expect(changes(reserved, { ...noticeSent, channel: 'webhook' })).toHaveLength(1)
})

test('a deferred payment says when it is tried next, until something else happens to it', () => {
  const retryAt = '2026-12-01T12:00:05.000Z'
  const deferred: DomainEvent = { type: 'PaymentDeferred', ...booking, retryAt }
  const until = (...events: DomainEvent[]) => changes(...events).at(-1)?.reservation.deferredUntil
  expect(until({ ...reserved, deferredUntil: retryAt })).toBe(retryAt)
  expect(until(reserved, deferred, noticeSent)).toBe(retryAt)
  expect(until(reserved, deferred, noticeSent, approved)).toBeNull()
})

test('the timeline says until when a payment is deferred', () => {
  const retryAt = '2026-12-01T12:01:00.000Z'
  expect(last({ ...reserved, deferredUntil: retryAt })).toMatchObject({ deferredUntil: retryAt })
  expect(last(reserved, { type: 'PaymentDeferred', ...booking, retryAt })).toEqual({ retryAt })
})
