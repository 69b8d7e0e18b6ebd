import type { Queries } from '@outerpark/core/ports'
import type { State } from './state.ts'

/** Queries for held seats. */
export function holdQueries({ office }: State): Pick<Queries, 'holdsUntil' | 'nextHoldEnd'> {
  const byEnd = () => office.holds.values().sort((a, b) => a.until - b.until)
  return {
    holdsUntil: async (latest, limit) =>
      byEnd()
        .filter(({ until }) => until <= latest)
        .slice(0, limit)
        .map(({ performanceId, customerId, until }) => ({ performanceId, customerId, until })),
    nextHoldEnd: async () => byEnd()[0]?.until,
  }
}
