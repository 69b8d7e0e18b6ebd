import { compare, type ReportFacts, summed, sumsOf, totalsOf } from './facts.ts'

/** What happened on one day at the hall, or on all days of a period. Money is in the currency's smallest unit. */
export type DayFigures = {
  readonly currency: string
  /** seats that were paid */
  readonly seats: number
  /** what was paid for them */
  readonly gross: number
  /** seats that were cancelled after they were paid */
  readonly returned: number
  /** what had been paid for those */
  readonly cancelled: number
  readonly kept: number
  /** gross − cancelled + kept */
  readonly payout: number
  /** what went back to the cards, without charges that came too late */
  readonly refunded: number
}
export type DayRow = DayFigures & { readonly day: string }

const FIELDS = ['seats', 'gross', 'returned', 'cancelled', 'kept', 'payout', 'refunded'] as const

/** Each day on which seats were paid or cancelled, or money went back. */
export function dailyReport({ inside }: Pick<ReportFacts, 'inside'>) {
  const rows = sumsOf(
    { before: [], inside },
    ({ day }) => day,
    (day) => day,
  ).flatMap(({ key: day, currency, inside }): DayRow[] => {
    const { cancelled, kept, returned, revenue } = inside
    const counts = {
      ...{ seats: inside.sold + returned, gross: revenue + cancelled },
      ...{ returned, cancelled, kept, payout: revenue + kept },
      refunded: inside.refunded - inside.late,
    }
    return FIELDS.some((field) => counts[field] !== 0) ? [{ day, currency, ...counts }] : []
  })
  return {
    rows: rows.sort((a, b) => compare(a.day, b.day) || compare(a.currency, b.currency)),
    totals: totalsOf(
      rows,
      (some, currency): DayFigures => ({
        ...{ currency, ...summed(some, FIELDS) },
      }),
    ),
  }
}
