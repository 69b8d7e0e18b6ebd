import type { RuleSale } from '../reader.ts'
import { compare, type ReportFacts, summed, totalsOf } from './facts.ts'

/** What was cancelled in a period after it was paid, in the currency's smallest unit. `paid` is `kept` and `refund` together. */
export type RefundFigures = {
  readonly currency: string
  readonly seats: number
  readonly paid: number
  readonly kept: number
  readonly refund: number
}
export type RefundRow = RefundFigures & { readonly rule: RuleSale['rule'] }

const FIELDS = ['seats', 'paid', 'kept', 'refund'] as const

/** How many seats were cancelled by which rule of the policies, and what went back. */
export function refundsReport({ rules }: Pick<ReportFacts, 'rules'>) {
  const sums = new Map<string, RefundRow>()
  for (const { rule, currency, seats, paid, kept } of rules) {
    const name = `${currency} ${rule}`
    const row = { rule, currency, seats, paid, kept, refund: paid - kept }
    const before = sums.get(name)
    sums.set(name, before ? { ...row, ...summed([before, row], FIELDS) } : row)
  }
  const rows = [...sums.values()].sort(byDays)
  return {
    rows,
    totals: totalsOf(
      rows,
      (some, currency): RefundFigures => ({
        ...{ currency, ...summed(some, FIELDS) },
      }),
    ),
  }
}

/** The rules long before the performance first. What no rule decided comes last. */
const byDays = (a: RefundRow, b: RefundRow): number =>
  daysIn(b.rule) - daysIn(a.rule) || compare(a.rule, b.rule) || compare(a.currency, b.currency)

/** `D-9..D-7` → 9 */
const daysIn = (rule: string): number => Number(/D-(\d+)/.exec(rule)?.[1] ?? -1)
