import { added, type Figures, leftOf, NO_FIGURES } from './figures.ts'
import type { SalesKey, SoldPerformance } from './fold.ts'

/** The figures of one place. */
export type SalesCell = SalesKey & {
  readonly figures: Figures
  /** of the last event that changed them */
  readonly position: number
}

/** What the rows of a report stand for. */
export const SALES_BY = ['performance', 'grade', 'day'] as const
export type SalesBy = (typeof SALES_BY)[number]

export type SalesQuery = {
  readonly by: SalesBy
  readonly musicalId?: string | undefined
  readonly performanceId?: string | undefined
  /** the first and the last day, `2027-01-05`; without them from the first event to the last */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/**
 * Figures of a period: `sold`, `revenue` and `refunded` are what changed in it; `capacity`, `held`, `awaited` and `left` are
 * as they stood at its end. Without a period both are as they stand now.
 */
export type SalesFigures = Figures & {
  readonly left: number
  readonly currency: string
  /** of the last event that changed the row */
  readonly position: number
}

/** A row has that of the three which its report is by. */
export type SalesRow = SalesFigures & {
  readonly performance?: SoldPerformance | undefined
  readonly grade?: string | undefined
  readonly day?: string | undefined
}

export type SalesReport = {
  readonly rows: readonly SalesRow[]
  /** one for each currency */
  readonly totals: readonly SalesFigures[]
}

/**
 * Adds the figures up. Performances come by their times, grades by their names, days from the first on; a row with two
 * currencies is two rows. A performance of which the log tells nothing yet has no row.
 */
export function salesReport(
  cells: Iterable<SalesCell>,
  performances: ReadonlyMap<string, SoldPerformance>,
  query: SalesQuery,
): SalesReport {
  const { by, musicalId, performanceId, to = '9999' } = query
  const asked: SalesCell[] = []
  for (const cell of cells) {
    if (cell.day > to) continue
    if (performanceId !== undefined && cell.performanceId !== performanceId) continue
    if (musicalId !== undefined && performances.get(cell.performanceId)?.musicalId !== musicalId)
      continue
    asked.push(cell)
  }
  const totals = sums(asked, query, () => '').map(({ sum }) => sum)
  if (by === 'day') return { rows: byDay(asked, query), totals }
  const rows = sums(asked, query, (cell) => (by === 'grade' ? cell.grade : cell.performanceId))
  if (by === 'grade')
    return { rows: rows.map(({ key, sum }) => ({ grade: key, ...sum })).sort(byGrade), totals }
  const found = rows.flatMap(({ key, sum }) => {
    const performance = performances.get(key)
    return performance ? [{ performance, ...sum }] : []
  })
  return { rows: found.sort(byTime), totals }
}

type Sum = { readonly key: string; readonly sum: SalesFigures }

/** The figures of the period, for each key and currency. */
function sums(
  cells: readonly SalesCell[],
  { from = '' }: SalesQuery,
  keyOf: (cell: SalesCell) => string,
): Sum[] {
  const found = new Map<string, { key: string; inside: Figures; all: Figures; cell: SalesCell }>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const name = `${cell.currency} ${key}`
    const before = found.get(name)
    const all = added(before?.all ?? NO_FIGURES, cell.figures)
    const inside = before?.inside ?? NO_FIGURES
    found.set(name, {
      key,
      all,
      inside: cell.day >= from ? added(inside, cell.figures) : inside,
      cell: before && before.cell.position > cell.position ? before.cell : cell,
    })
  }
  return [...found.values()].map(({ key, inside, all, cell: { currency, position } }) => ({
    key,
    sum: periodOf(inside, all, currency, position),
  }))
}

const periodOf = (inside: Figures, all: Figures, currency: string, position: number) => ({
  ...all,
  ...{ sold: inside.sold, revenue: inside.revenue, refunded: inside.refunded },
  ...{ left: leftOf(all), currency, position },
})

/** Each day on which something happened, with what stood at its end. */
function byDay(cells: readonly SalesCell[], { from = '' }: SalesQuery): SalesRow[] {
  const stood = new Map<string, { figures: Figures; position: number }>()
  const ofDay = (day: SalesCell[]): SalesRow[] =>
    sums(day, { by: 'day' }, ({ day }) => day).map(({ key, sum }) => {
      const { figures, position } = stood.get(sum.currency) ?? { figures: NO_FIGURES, position: 0 }
      const all = added(figures, sum)
      const last = Math.max(position, sum.position)
      stood.set(sum.currency, { figures: all, position: last })
      return { day: key, ...periodOf(sum, all, sum.currency, last) }
    })
  return [...Map.groupBy(cells, ({ day }) => day)]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, day]) => ofDay(day).sort(byCurrency))
    .filter(({ day = '' }) => day >= from)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byCurrency = (a: SalesFigures, b: SalesFigures) => compare(a.currency, b.currency)
const byGrade = (a: SalesRow, b: SalesRow) =>
  compare(a.grade ?? '', b.grade ?? '') || byCurrency(a, b)

function byTime({ performance: a, ...rowA }: SalesRow, { performance: b, ...rowB }: SalesRow) {
  if (!a || !b) return 0
  return (
    Date.parse(a.startsAt) - Date.parse(b.startsAt) || compare(a.id, b.id) || byCurrency(rowA, rowB)
  )
}
