import type { Booking, PerformanceId, ReservationStatus } from '../kernel/index.ts'

/** Which reservations: all that fit everything that is given. */
export type ReservationFilter = {
  readonly performanceId?: PerformanceId | undefined
  readonly status?: ReservationStatus | undefined
  /** the performance starts at this time or later, ms since the epoch */
  readonly from?: number | undefined
  /** the performance starts before this time, ms since the epoch */
  readonly to?: number | undefined
}

type Row = Pick<Booking, 'performanceId' | 'startsAt'> & { readonly status: ReservationStatus }

/** @returns whether a reservation fits the filter; undefined if every reservation does */
export function reservationsFitting({
  performanceId,
  status,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
}: ReservationFilter): ((row: Row) => boolean) | undefined {
  const anyTime = from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY
  if (performanceId === undefined && status === undefined && anyTime) return undefined
  const starts = (row: Row): boolean => {
    const at = Date.parse(row.startsAt)
    return at >= from && at < to
  }
  return (row) =>
    (performanceId === undefined || row.performanceId === performanceId) &&
    (status === undefined || row.status === status) &&
    (anyTime || starts(row))
}
