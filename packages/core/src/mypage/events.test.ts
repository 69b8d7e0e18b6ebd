import { expect, test } from 'vitest'
import { asId, type Booking } from '../kernel/index.ts'
import type { DomainEvent, RecordedEvent } from '../policies/index.ts'
import { factsOf, isShown, type MyPageEvent } from './events.ts'
import { foldMyPage } from './fold.ts'
import type { ReservationView } from './view.ts'

const booking: Booking = {
  reservationId: asId<'reservation'>('RV-2222222223'),
  paymentId: asId<'payment'>('PY-2222222223'),
  customerId: asId<'customer'>('CU-2222222222'),
  musicalId: asId<'musical'>('MU-2222222222'),
  performanceId: asId<'performance'>('PF-2222222222'),
  title: '빨래',
  venue: '대학로',
  startsAt: '2027-01-05T19:30+09:00',
  grade: 'R',
  seats: 3,
  amount: 150_000,
  currency: 'KRW',
}
const { reservationId, customerId } = booking
const later = '2026-12-01T12:01:00.000Z'
const reserved: DomainEvent = { type: 'Reserved', ...booking, paymentMethod: 'card-ok' }
const notice = {
  type: 'NoticeSent',
  reservationId,
  customerId,
  about: asId<'event'>('EV-AAAAAAAAAA'),
  channel: 'inbox',
  template: 'payment-approved',
} as const

/** One event of each type that is about a reservation. */
const EVENTS: readonly DomainEvent[] = [
  reserved,
  { ...reserved, deferredUntil: later },
  { type: 'PaymentDeferred', ...booking, retryAt: later },
  { type: 'PaymentApproved', ...booking, chargeId: 'ch_1' },
  { type: 'PaymentApprovedLate', ...booking, chargeId: 'ch_1' },
  { type: 'PaymentDeclined', ...booking, reason: 'card-declined' },
  { type: 'ReservationCancelled', ...booking, by: 'customer', seatsWere: 'held' },
  { type: 'ReservationExpired', ...booking, deadline: later },
  { type: 'PaymentCancelled', ...booking, refunded: 150_000, reservation: 'cancelled' },
  notice,
  { ...notice, channel: 'mail', template: 'payment-refunded', refunded: 150_000 },
  // As an older version recorded it.
  { ...notice, text: 'Paid ₩150,000' },
]

const recorded = (event: DomainEvent, position: number): RecordedEvent => ({
  ...event,
  id: asId<'event'>('EV-2222222222'),
  position,
  at: '2026-12-01T12:00:00.000Z',
  correlationId: reservationId,
  causationId: 'RQ-1',
  actor: 'system',
})

/** The event as a reader gets it who has stored only its facts, as JSON. */
function kept(event: RecordedEvent): MyPageEvent {
  if (!isShown(event)) throw new Error('not shown')
  const facts = JSON.parse(JSON.stringify(factsOf(event) ?? {}))
  const { type, position, at } = event
  return { ...facts, type, position, at, reservationId, customerId }
}

test.each(EVENTS)('$type is folded the same out of the facts that were kept of it', (event) => {
  const before = foldMyPage(undefined, recorded(reserved, 1))?.reservation
  const whole = recorded(event, 2)
  expect(foldMyPage(before, kept(whole))).toEqual(foldMyPage(before, whole))
})

test('a whole story is folded the same out of the facts', () => {
  let [whole, facts]: (ReservationView | undefined)[] = []
  for (const [i, event] of EVENTS.entries()) {
    whole = foldMyPage(whole, recorded(event, i + 1))?.reservation
    facts = foldMyPage(facts, kept(recorded(event, i + 1)))?.reservation
  }
  expect(whole?.timeline.at(-1)?.position).toBe(EVENTS.length)
  expect(facts).toEqual(whole)
})

test('what is kept of an event repeats nothing that its booking says', () => {
  for (const event of EVENTS.slice(2)) {
    const facts = Object.keys(factsOf(kept(recorded(event, 2))) ?? {})
    expect(facts.filter((name) => name in booking)).toEqual([])
  }
})

test('of a notice with a text its text is kept, as older views have it', () => {
  const facts = factsOf(kept(recorded({ ...notice, text: 'Paid' }, 2)))
  expect(facts).toEqual({ channel: 'inbox', text: 'Paid' })
})

test.each<{ what: string; event: DomainEvent; shown: boolean }>([
  { what: 'a notice of the inbox', event: notice, shown: true },
  { what: 'a mail', event: { ...notice, channel: 'mail' }, shown: true },
  {
    what: 'what went to the admin’s webhook',
    event: { ...notice, channel: 'webhook' },
    shown: false,
  },
  {
    what: 'a new customer',
    event: { type: 'CustomerSignedUp', customerId, language: 'en' },
    shown: false,
  },
])('$what is shown: $shown', ({ event, shown }) => {
  expect(isShown(recorded(event, 1))).toBe(shown)
})
