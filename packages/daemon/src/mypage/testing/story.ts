import { asId, type Booking, type CustomerId, ID_ALPHABET } from '@outerpark/core/kernel'
import { foldMyPage, type NoticeView, type ReservationView } from '@outerpark/core/mypage'
import type { DomainEvent, RecordedEvent } from '@outerpark/core/policies'
import type { Language } from '@outerpark/core/words'
import { NOTICES_SHOWN } from '../reads.ts'
import { said, saidNotice } from '../said.ts'

const idOf = <K extends 'reservation' | 'payment' | 'customer'>(letters: string, n: number) => {
  let text = ''
  for (let rest = n, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) {
    text = (ID_ALPHABET[rest % 32] ?? '') + text
  }
  return asId<K>(`${letters}-${text}`)
}

export const customerId = (n: number) => idOf<'customer'>('CU', n)

export function booking(reservation: number, customer: number): Booking {
  return {
    reservationId: idOf<'reservation'>('RV', reservation),
    paymentId: idOf<'payment'>('PY', reservation),
    customerId: customerId(customer),
    musicalId: asId<'musical'>('MU-2222222222'),
    performanceId: asId<'performance'>('PF-2222222222'),
    title: '오페라의 유령 "The Phantom"',
    venue: '샤롯데씨어터',
    startsAt: '2027-01-05T19:30+09:00',
    grade: 'VIP',
    seats: 2,
    amount: 380_000,
    currency: 'KRW',
  }
}

/** The same booking with seats of two grades. */
const ofTwoGrades = (of: Booking): Booking => ({
  ...of,
  ...{ grade: null, seats: 3, amount: 530_000 },
  lines: [
    { grade: 'VIP', seats: 2, price: 190_000 },
    { grade: 'R', seats: 1, price: 150_000 },
  ],
})

export const reserved = (of: Booking): DomainEvent => ({
  type: 'Reserved',
  ...of,
  paymentMethod: 'card-ok',
})

export const approved = (of: Booking): DomainEvent => ({
  type: 'PaymentApproved',
  ...of,
  chargeId: 'ch_1',
})

export const noticeSent = ({ reservationId, customerId }: Booking): DomainEvent => ({
  type: 'NoticeSent',
  reservationId,
  customerId,
  about: asId<'event'>('EV-2222222222'),
  channel: 'inbox',
  template: 'payment-approved',
})

/** Bookings `from` to `to` of so many customers. Each is approved, and its notice sent, some bookings later. */
export const rushOfOneGrade = (from: number, to: number, customers: number): DomainEvent[] =>
  rushOf(from, to, (n) => booking(n, n % customers))

/** The same, but every fourth booking has seats of two grades. */
export const rush = (from: number, to: number, customers: number): DomainEvent[] =>
  rushOf(from, to, (n) => {
    const one = booking(n, n % customers)
    return n % 4 === 3 ? ofTwoGrades(one) : one
  })

function rushOf(from: number, to: number, nth: (n: number) => Booking): DomainEvent[] {
  const later = 20
  const events: DomainEvent[] = []
  for (let n = from; n < to + 2 * later; n++) {
    if (n < to) events.push(reserved(nth(n)))
    const paid = n - later
    if (paid >= from && paid < to) events.push(approved(nth(paid)))
    const told = n - 2 * later
    if (told >= from && told < to) events.push(noticeSent(nth(told)))
  }
  return events
}

/** The page that the view has to serve, folded from all events in memory. */
export function foldPage(
  events: readonly RecordedEvent[],
  customer: CustomerId,
  language: Language = 'en',
) {
  const reservations = new Map<string, ReservationView>()
  const owners = new Map<string, string>()
  const notices: NoticeView[] = []
  for (const event of events) {
    if (!('reservationId' in event)) continue
    const change = foldMyPage(reservations.get(event.reservationId), event)
    if (!change) continue
    reservations.set(event.reservationId, change.reservation)
    owners.set(event.reservationId, change.customerId)
    if (change.notice && change.customerId === customer) notices.push(change.notice)
  }
  return {
    position: events.at(-1)?.position ?? 0,
    reservations: [...reservations.values()]
      .filter(({ id }) => owners.get(id) === customer)
      .map((view) => ({
        ...view,
        timeline: view.timeline.map((entry) => said(entry, language)),
      }))
      .reverse(),
    notices: notices
      .map((notice) => saidNotice(notice, language))
      .reverse()
      .slice(0, NOTICES_SHOWN),
    next: null,
  }
}
