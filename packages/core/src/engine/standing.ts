import {
  type Booking,
  type CustomerId,
  isFree,
  msOf,
  type PerformanceId,
  seatsLeft,
} from '../kernel/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import type { Needs } from '../ports/index.ts'
import { HOUR_MS, type Standing, timesOf, withTime } from '../reservation/index.ts'
import type { HoldRow, PerformanceRow, ReservationRow, StandingRow } from './rows.ts'
import type { State } from './state.ts'

/**
 * What a standing is counted from: a hold, or a reservation with its times in ms since the epoch, or the sum of several of one performance
 * and one status that count no decline and no cancel.
 */
export type CountedReservation = Pick<
  ReservationRow,
  'performanceId' | 'seats' | 'status' | 'countedAt'
> & {
  /** when the status of the payment last changed, if the log has a charge */
  readonly chargedAt: number | undefined
}

/** Cancels and declined payments that are older than this never count. The longest pause of `declinePauseMs` is a day. */
const COUNTED_FOR_MS = 25 * HOUR_MS

/** A reservation of the working set, as a standing counts it: with the seats that it still has. */
export const countedOf = (row: ReservationRow): CountedReservation => ({
  ...row,
  seats: seatsLeft(row),
  chargedAt: row.chargeId === null ? undefined : msOf(row.paymentUpdatedAt),
})

/** A hold, as a standing counts it: its seats are not paid, unless they are free. */
export const countedHold = (hold: HoldRow): CountedReservation => ({
  ...{ performanceId: hold.performanceId, seats: hold.seats },
  status: isFree(hold) ? 'confirmed' : 'awaiting-payment',
  ...{ countedAt: undefined, chargedAt: undefined },
})

/**
 * Counts a customer's standing from the reservations, if it is not in the working set yet. A driver calls it before each
 * command that needs the standing.
 * @param reservations reads the customer's reservations and holds, in any order. Those that are over, were counted before `since`
 *   and have no charge after it may be left out
 * @param holdsMade reads when the customer held seats since then, in ms since the epoch
 */
export function loadStanding(
  state: State,
  customerId: CustomerId,
  now: number,
  reservations: (since: number) => Iterable<CountedReservation>,
  holdsMade: (since: number) => readonly number[],
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
    performances: [...seats.keys()],
    seats: [...seats.values()],
    unpaid,
    declines: timesOf(declines.filter((at) => at > lastCharge)),
    cancels: timesOf(cancels),
    holds: timesOf(holdsMade(now - HOUR_MS)),
  })
}

/** When a customer held seats in these events, in ms since the epoch. */
export const holdsMadeIn = (events: readonly RecordedEvent[], customerId: CustomerId): number[] =>
  events.flatMap((event) =>
    event.type === 'SeatsHeld' && event.customerId === customerId ? [msOf(event.at)] : [],
  )

/** @throws if the standing was not loaded */
export function standingOf(
  state: State,
  { customerId, performanceId }: NonNullable<Needs['standing']>,
): Standing {
  const row = state.standings.get(customerId)
  if (!row) throw new Error(`The standing of ${customerId} was not loaded.`)
  const { unpaid, declines, cancels, holds } = row
  const seats = performanceId === undefined ? 0 : seatsOf(row, performanceId)
  return { seats, unpaid, declines, cancels, holds }
}

/** Whether the performance or its musical has a cap for each customer. */
export const isCapped = (row: PerformanceRow | undefined): boolean =>
  row?.terms !== undefined &&
  (row.terms.perCustomer !== undefined || row.terms.perCustomerOfMusical !== undefined)

/** The customer's seats of all performances of a musical. Only performances of the working set count: the driver has loaded them. */
export function seatsOfMusical(state: State, customerId: CustomerId, musicalId: string): number {
  const row = state.standings.get(customerId)
  if (!row) throw new Error(`The standing of ${customerId} was not loaded.`)
  return row.performances.reduce(
    (sum, id, place) =>
      state.performances.get(id)?.musicalId === musicalId ? sum + (row.seats[place] ?? 0) : sum,
    0,
  )
}

/** The customer's seats of a performance; 0 if there are none. */
export function seatsOf(row: Seats, performanceId: PerformanceId): number {
  return row.seats[placeOf(row, performanceId)] ?? 0
}

type Seats = Pick<StandingRow, 'performances' | 'seats'>

/** What {@link placeOf} found last. A booking looks for its performance twice: to decide, and to count its seats. */
let found: { in: Seats['performances']; performanceId: string; place: number } = {
  in: [],
  performanceId: '',
  place: -1,
}

/** The place of a performance in the lists; -1 if it is not there. */
function placeOf({ performances }: Seats, performanceId: PerformanceId): number {
  if (found.in !== performances || found.performanceId !== performanceId)
    found = { in: performances, performanceId, place: performances.indexOf(performanceId) }
  return found.place
}

/** The lists with so many more seats of the performance. A performance without seats is not in them. */
function seatsWith(row: Seats, performanceId: PerformanceId, more: number): Seats {
  const { performances, seats } = row
  const place = placeOf(row, performanceId)
  if (place === -1)
    return { performances: [...performances, performanceId], seats: [...seats, more] }
  const count = (seats[place] ?? 0) + more
  return count === 0
    ? { performances: performances.toSpliced(place, 1), seats: seats.toSpliced(place, 1) }
    : { performances, seats: seats.with(place, count) }
}

/** Counts the seats of a booking or a hold: how many more the customer has, and how many more of them are unpaid. */
export function countSeats(
  state: State,
  owned: Pick<Booking, 'customerId' | 'performanceId'>,
  more: number,
  unpaid: number,
): void {
  const { customerId, performanceId } = owned
  const row = state.standings.get(customerId)
  if (!row) return
  if (more === 0 && unpaid === 0) return
  const { declines, cancels, holds } = row
  const { performances, seats } = more === 0 ? row : seatsWith(row, performanceId, more)
  const after = { performances, seats, unpaid: row.unpaid + unpaid, declines, cancels, holds }
  state.standings.replace(customerId, after)
}

/** Counts a declined payment, a cancel by the customer, or a hold. */
export function countTime(
  state: State,
  { customerId }: Pick<Booking, 'customerId'>,
  what: 'declines' | 'cancels' | 'holds',
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
