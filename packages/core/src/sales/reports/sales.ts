import { leftOf } from '../figures.ts'
import type { SoldPerformance } from '../fold.ts'
import { byPerformance, compare, type ReportFacts, summed, sumsOf, totalsOf } from './facts.ts'

/**
 * Seats and money of one grade, or of all. `sold` and `gross` are those of the period: what was paid, less what was cancelled in it.
 * `capacity`, `held` and `free` are those at its end.
 */
export type SoldFigures = {
  readonly currency: string
  readonly capacity: number
  readonly sold: number
  readonly held: number
  readonly free: number
  /** of the capacity, in tenths of a percent; null without seats */
  readonly perMille: number | null
  readonly gross: number
  /** of one sold seat, rounded to the nearest unit; null if none is sold */
  readonly average: number | null
}
export type SoldRow = SoldFigures & {
  readonly performance: SoldPerformance
  readonly grade: string
}

type Counts = Pick<SoldFigures, 'capacity' | 'sold' | 'held' | 'free' | 'gross'>
const COUNTS = ['capacity', 'sold', 'held', 'free', 'gross'] as const

const figuresOf = (counts: Counts, currency: string): SoldFigures => ({
  ...{ ...counts, currency },
  perMille: counts.capacity > 0 ? Math.round((counts.sold * 1000) / counts.capacity) : null,
  average: counts.sold > 0 ? Math.round(counts.gross / counts.sold) : null,
})

/** What was sold of each grade of each performance (domain 3.10). */
export function soldReport(facts: ReportFacts) {
  const rows = sumsOf(
    facts,
    ({ performanceId, grade }) => ({ performanceId, grade }),
    ({ performanceId, grade }) => `${performanceId} ${grade}`,
  ).flatMap(({ key: { performanceId, grade }, currency, inside, all }): SoldRow[] => {
    const performance = facts.performances.get(performanceId)
    const { capacity, held } = all
    const counts = { capacity, held, free: leftOf(all), sold: inside.sold, gross: inside.revenue }
    return performance ? [{ performance, grade, ...figuresOf(counts, currency) }] : []
  })
  return {
    rows: rows.sort((a, b) => byPerformance(a, b) || compare(a.grade, b.grade)),
    totals: totalsOf(rows, (some, currency) => figuresOf(summed(some, COUNTS), currency)),
  }
}
