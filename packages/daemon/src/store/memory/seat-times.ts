import { firstRelease } from '@outerpark/core/hall'
import { msOf } from '@outerpark/core/kernel'
import type { SeatTimeQueries } from '@outerpark/core/ports'
import type { State } from './state.ts'

/** Queries for seats that become free at a time. They scan all rows. */
export function seatTimeQueries({ office }: State): SeatTimeQueries {
  const byEnd = () => office.holds.values().sort((a, b) => a.until - b.until)
  return {
    holdsUntil: async (latest, limit) =>
      byEnd()
        .filter(({ until }) => until <= latest)
        .slice(0, limit)
        .map(({ performanceId, customerId, until }) => ({ performanceId, customerId, until })),
    nextHoldEnd: async () => byEnd()[0]?.until,
    releasesDue: async (now) =>
      office.places
        .values()
        .flatMap(({ performanceId, map }) => {
          const { hall, startsAt: start = '' } = office.performances.get(performanceId) ?? {}
          const [first, startsAt] = [firstRelease(map), msOf(start)]
          const isDue = first !== undefined && startsAt > now && startsAt - first <= now
          return hall && isDue ? [{ performanceId, startsAt, hall }] : []
        })
        .sort((a, b) => a.startsAt - b.startsAt),
  }
}
