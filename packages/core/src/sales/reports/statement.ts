import type { Figures } from '../figures.ts'
import type { SoldPerformance } from '../fold.ts'
import { byPerformance, type ReportFacts, summed, sumsOf, totalsOf } from './facts.ts'

/** What a performance, or all of them, brought in a period. Money is in the currency's smallest unit. */
export type StatementFigures = {
  readonly currency: string
  /** seats that were paid in the period */
  readonly seats: number
  /** what was paid for them */
  readonly gross: number
  /** seats that were cancelled in the period after they were paid */
  readonly returned: number
  /** what had been paid for those */
  readonly cancelled: number
  /** what the house keeps of that */
  readonly kept: number
  /** gross − cancelled + kept: what the house has of it in the end */
  readonly payout: number
  /** the payout without value added tax; absent if the currency is not the won */
  readonly supply?: number
  readonly vat?: number
  /** what went back to the cards in the period, without charges that came too late */
  readonly refunded: number
  /** what has still to go back, at the end of the period */
  readonly underway: number
}
export type StatementRow = StatementFigures & { readonly performance: SoldPerformance }

const FIELDS = [
  'seats',
  'gross',
  'returned',
  'cancelled',
  'kept',
  'payout',
  'refunded',
  'underway',
] as const

/**
 * Prices of Korean theatres contain 10 % of value added tax. The supply of an amount is rounded, and the tax is the rest (domain 3.3).
 *
 * @example supplyOf(170_000) // 154_545
 */
export const supplyOf = (gross: number): number => Math.round((gross * 10) / 11)

const payoutOf = ({ revenue, kept }: Figures): number => revenue + kept

/**
 * Adds up what came in, what was cancelled and what stays, for each performance. The tax is that of what remains: that at the end of
 * the period less that at its begin, so the periods of a year add up to the year, and performances to the whole.
 */
export function statementReport(facts: ReportFacts) {
  const rows = sumsOf(
    facts,
    ({ performanceId }) => performanceId,
    (id) => id,
  ).flatMap(({ key, currency, before, inside, all }): StatementRow[] => {
    const performance = facts.performances.get(key)
    if (!performance) return []
    const { cancelled, kept, returned } = inside
    const payout = payoutOf(inside)
    const counts = {
      ...{ seats: inside.sold + returned, gross: inside.revenue + cancelled },
      ...{ returned, cancelled, kept, payout },
      refunded: inside.refunded - inside.late,
      underway: all.cancelled - all.kept - (all.refunded - all.late),
    }
    if (FIELDS.every((field) => counts[field] === 0)) return []
    const supply = supplyOf(payoutOf(all)) - supplyOf(payoutOf(before))
    return [{ performance, currency, ...counts, ...taxed(currency, payout, supply) }]
  })
  return {
    rows: rows.sort(byPerformance),
    totals: totalsOf(rows, (some, currency): StatementFigures => {
      const counts = summed(some, FIELDS)
      const supply = some.reduce((sum, row) => sum + (row.supply ?? 0), 0)
      return { currency, ...counts, ...taxed(currency, counts.payout, supply) }
    }),
  }
}

const taxed = (currency: string, payout: number, supply: number) =>
  currency === 'KRW' ? { supply, vat: payout - supply } : {}
