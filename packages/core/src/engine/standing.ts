import { type Booking, type CustomerId, msOf, type PerformanceId } from '../kernel/index.ts'
import type { Needs } from '../ports/index.ts'
import { HOUR_MS, type Standing, timesOf, withTime } from '../reservation/index.ts'
import type { ReservationRow, StandingRow } from './rows.ts'
import type { State } from './state.ts'

/** What a standing is counted from: a reservation with its times in ms since the epoch. */
export type CountedReservation = Pick<
  ReservationRow,
  'performanceId' | 'seats' | 'status' | 'countedAt'
> & {
  /** when the status of the payment last changed, if the log has a charge */
  readonly chargedAt: number | undefined
}

/** Cancels and declined payments that are older than this never count. The longest pause of `declinePauseMs` is a day. */
const COUNTED_FOR_MS = 25 * HOUR_MS

/** A reservation of the working set, as a standing counts it. */
export const countedOf = (row: ReservationRow): CountedReservation => ({
  ...row,
  chargedAt: row.chargeId === null ? undefined : msOf(row.paymentUpdatedAt),
})

/**
 * Counts a customer's standing from the reservations, if it is not in the working set yet. A driver calls it before each
 * command that needs the standing.
 * @param reservations reads the customer's reservations, in any order. Those that are over, were counted before `since`
 *   and have no charge after it may be left out
 */
export function loadStanding(
  state: State,
  customerId: CustomerId,
  now: number,
  reservations: (since: number) => Iterable<CountedReservation>,
): void {
  if (state.standings.has(customerId)) return
  const since = now - COUNTED_FOR_MS
  const seats = new Map<PerformanceId, number>()
  const [declines, cancels]: [number[], number[]] = [[], []]
  let unpaid = 0
  let lastCharge = Number.NEGATIVE_INFINITY
  for (const row of reservations(since)) {
    const { performanceId, status, countedAt, chargedAt } = row
    if (status === 'awaiting-payment') unpaid += row.seats
    if (status === 'awaiting-payment' || status === 'confirmed')
      seats.set(performanceId, (seats.get(performanceId) ?? 0) + row.seats)
    if (countedAt !== undefined && countedAt >= since)
      (status === 'cancelled' ? cancels : declines).push(countedAt)
    if (chargedAt !== undefined) lastCharge = Math.max(lastCharge, chargedAt)
  }
  state.standings.load(customerId, {
    seats: [...seats].flat(),
    unpaid,
    declines: timesOf(declines.filter((at) => at > lastCharge)),
    cancels: timesOf(cancels),
  })
}

/** @throws if the standing was not loaded */
export function standingOf(
  state: State,
  { customerId, performanceId }: NonNullable<Needs['standing']>,
): Standing {
  const row = state.standings.get(customerId)
  if (!row) throw new Error(`The standing of ${customerId} was not loaded.`)
  const { unpaid, declines, cancels } = row
  const seats = performanceId === undefined ? 0 : seatsOf(row, performanceId)
  return { seats, unpaid, declines, cancels }
}

/** The customer's seats of a performance; 0 if there are none. */
export function seatsOf({ seats }: Pick<StandingRow, 'seats'>, performanceId: string): number {
  const place = seats.indexOf(performanceId)
  return place === -1 ? 0 : Number(seats[place + 1])
}

/** The list with so many more seats of the performance. A performance without seats is not in the list. */
function seatsWith(
  { seats }: StandingRow,
  performanceId: string,
  more: number,
): StandingRow['seats'] {
  const place = seats.indexOf(performanceId)
  if (place === -1) return [...seats, performanceId, more]
  const count = Number(seats[place + 1]) + more
  return count === 0 ? seats.toSpliced(place, 2) : seats.with(place + 1, count)
}

/** Counts the seats of a booking: how many more the customer has, and how many more of them are unpaid. */
export function countSeats(state: State, booking: Booking, more: number, unpaid: number): void {
  const { customerId, performanceId } = booking
  const row = state.standings.get(customerId)
  if (!row) return
  if (more === 0 && unpaid === 0) return
  const { declines, cancels } = row
  const seats = more === 0 ? row.seats : seatsWith(row, performanceId, more)
  state.standings.replace(customerId, { seats, unpaid: row.unpaid + unpaid, declines, cancels })
}

/** Counts a declined payment, or a cancel by the customer. */
export function countTime(
  state: State,
  { customerId }: Booking,
  what: 'declines' | 'cancels',
  at: number,
): void {
  const row = state.standings.get(customerId)
  if (row) change(state, customerId, row, { [what]: withTime(at, row[what]) })
}

/** The card was charged, so the declined payments before do not count any more. */
export function countCharge(state: State, { customerId }: Booking): void {
  const row = state.standings.get(customerId)
  if (row?.declines) change(state, customerId, row, { declines: undefined })
}

function change(
  state: State,
  customerId: CustomerId,
  row: StandingRow,
  to: Partial<StandingRow>,
): void {
  state.standings.replace(customerId, { ...row, ...to })
}
