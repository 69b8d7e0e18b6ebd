import {
  type Booking,
  costOf,
  type Envelope,
  linesOf,
  type Money,
  type MusicalId,
  type PerformanceId,
  type Seated,
  sharedOut,
} from '../kernel/index.ts'
import type { GradeChanged, PerformanceAdded, PerformanceReplanned } from '../musical/index.ts'
import type { PaymentCancelled, PaymentRefunded } from '../payment/index.ts'
import type { ReservationCancelled, SeatsCancelled } from '../reservation/index.ts'
import { type Figures, NO_FIGURES } from './figures.ts'

/** What an event about seats says of them. */
type Seats = Seated & Pick<Booking, 'performanceId' | 'startsAt' | 'currency'>

/** The events that change the figures, with the fields that matter. */
export type SalesEvent = Pick<Envelope, 'at'> &
  (
    | (Seats & {
        readonly type:
          | 'Reserved'
          | 'PaymentApproved'
          | 'PaymentNotNeeded'
          | 'PaymentDeclined'
          | 'ReservationExpired'
          | 'SeatsHeld'
          | 'HoldEnded'
      })
    | (Seats & Pick<ReservationCancelled, 'type' | 'seatsWere' | 'cancelled'>)
    | (Seats & Pick<SeatsCancelled, 'type' | 'cancelled'>)
    | (Seats & Pick<PaymentCancelled | PaymentRefunded, 'type' | 'refunded'>)
    | Pick<PerformanceAdded, 'type' | 'performanceId' | 'startsAt' | 'grades'>
    | Pick<PerformanceReplanned, 'type' | 'performanceId' | 'startsAt' | 'grades'>
    | Pick<
        GradeChanged,
        'type' | 'performanceId' | 'startsAt' | 'grade' | 'seats' | 'price' | 'was'
      >
  )

const TYPES: Readonly<Record<SalesEvent['type'], true>> = {
  Reserved: true,
  PaymentApproved: true,
  PaymentNotNeeded: true,
  PaymentDeclined: true,
  ReservationExpired: true,
  SeatsCancelled: true,
  ReservationCancelled: true,
  PaymentRefunded: true,
  PaymentCancelled: true,
  PerformanceAdded: true,
  GradeChanged: true,
  PerformanceReplanned: true,
  SeatsHeld: true,
  HoldEnded: true,
}

export const isSalesEvent = <Event extends { readonly type: string }>(
  event: Event,
): event is Event & SalesEvent => Object.hasOwn(TYPES, event.type)

/** A performance, as the report of sales names it. */
export type SoldPerformance = {
  readonly id: PerformanceId
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  readonly startsAt: string
}

/** The place of figures: one grade of a performance, on one day. */
export type SalesKey = {
  readonly performanceId: string
  readonly grade: string
  readonly currency: string
  /** the date at the hall when it happened, `2027-01-05` */
  readonly day: string
}

/** What one seat of a grade costs from an event on. */
export type SalesPrice = {
  readonly performanceId: string
  readonly grade: string
  readonly price: Money
}

/** What one event changes in one place. */
export type Sale = SalesKey & { readonly change: Figures }

/**
 * What an event changes in the figures of sales. It follows from the event alone, so the figures are a sum over the log. A
 * charge that comes too late changes nothing before it is refunded: its seats are free already.
 */
export function salesOf(event: SalesEvent): readonly Sale[] {
  const day = dayOf(event.at, event.startsAt)
  const { performanceId } = event
  if (event.type === 'PerformanceAdded')
    return event.grades.map(({ grade, seats, price: { currency } }) => ({
      ...{ performanceId, grade, currency, day },
      change: { ...NO_FIGURES, capacity: seats },
    }))
  if (event.type === 'PerformanceReplanned')
    return event.grades
      .filter(({ seats, had }) => seats !== had)
      .map(({ grade, seats, had, price: { currency } }) => ({
        ...{ performanceId, grade, currency, day },
        change: { ...NO_FIGURES, capacity: seats - had },
      }))
  if (event.type === 'GradeChanged') {
    const { grade, price, seats, was } = event
    const change = { ...NO_FIGURES, capacity: seats - was.seats }
    return [{ performanceId, grade, currency: price.currency, day, change }]
  }
  const { currency } = event
  if ('cancelled' in event && event.cancelled)
    return event.cancelled.map((line) => {
      const { grade, seats, kept } = line
      const change = { ...NO_FIGURES, sold: -seats, revenue: -costOf([line]), kept }
      return { performanceId, grade, currency, day, change }
    })
  const { grade, lines } = event
  if (grade !== null && !lines)
    return [{ performanceId, grade, currency, day, change: changeOf(event) }]
  const all = linesOf(event)
  const refunded =
    'refunded' in event
      ? sharedOut(
          event.refunded,
          all.map((line) => costOf([line])),
        )
      : []
  return all.map((line, at) => {
    const one = { ...event, seats: line.seats, amount: costOf([line]), refunded: refunded[at] ?? 0 }
    return { performanceId, grade: line.grade, currency, day, change: changeOf(one) }
  })
}

/** The prices that an event sets: when seats are put on sale, and when a price is changed. */
export function pricesOf(event: SalesEvent): readonly SalesPrice[] {
  const { performanceId } = event
  if (event.type === 'PerformanceAdded' || event.type === 'PerformanceReplanned')
    return event.grades.map(({ grade, price }) => ({ performanceId, grade, price }))
  if (event.type !== 'GradeChanged') return []
  return [{ performanceId, grade: event.grade, price: event.price }]
}

function changeOf(
  event: Exclude<
    SalesEvent,
    { readonly type: 'PerformanceAdded' | 'GradeChanged' | 'PerformanceReplanned' }
  >,
): Figures {
  const { seats, amount } = event
  switch (event.type) {
    case 'Reserved':
      return { ...NO_FIGURES, held: seats, awaited: amount }
    // Nothing is owed for seats that are held without a booking.
    case 'SeatsHeld':
      return { ...NO_FIGURES, held: seats }
    case 'HoldEnded':
      return { ...NO_FIGURES, held: -seats }
    case 'PaymentApproved':
    case 'PaymentNotNeeded':
      return { ...NO_FIGURES, held: -seats, awaited: -amount, sold: seats, revenue: amount }
    case 'PaymentDeclined':
    case 'ReservationExpired':
      return { ...NO_FIGURES, held: -seats, awaited: -amount }
    case 'ReservationCancelled':
      return event.seatsWere === 'sold'
        ? { ...NO_FIGURES, sold: -seats, revenue: -amount }
        : { ...NO_FIGURES, held: -seats, awaited: -amount }
    case 'SeatsCancelled':
      // It always has lines.
      return NO_FIGURES
    case 'PaymentRefunded':
    case 'PaymentCancelled':
      return { ...NO_FIGURES, refunded: event.refunded }
  }
}

const MINUTE_MS = 60_000

/** The date at the hall at a moment. The hall's offset is that of the performance, also where the clock is changed. */
export function dayOf(at: string, startsAt: string): string {
  return new Date(Date.parse(at) + offsetMinutes(startsAt) * MINUTE_MS).toISOString().slice(0, 10)
}

/** `2027-01-05T19:30+09:00` → 540 */
function offsetMinutes(startsAt: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(startsAt) ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
