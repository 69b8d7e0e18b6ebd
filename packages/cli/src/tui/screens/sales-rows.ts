import type { SalesFiguresResponse } from '@outerpark/core/contract'
import type { PerformanceSales, Sales } from '../model/sales.ts'

export const SALES_VIEWS = ['performance', 'grade', 'day'] as const
export type SalesBy = (typeof SALES_VIEWS)[number]

/** A row of the list, by what the list is by. */
export type SalesItem = SalesFiguresResponse & {
  /** is the same while the row is about the same thing */
  readonly id: string
  readonly performance?: PerformanceSales['performance'] | undefined
  readonly grade?: string | undefined
  readonly day?: string | undefined
  /** the parts of a performance */
  readonly grades?: readonly PerformanceSales['grades'][number][]
}

/** The rows of a snapshot are made once, however often they are drawn. */
const made = new WeakMap<Sales, Map<SalesBy, readonly SalesItem[]>>()

/** The rows of the list: performances by time, grades by revenue, days from the newest on. */
export function salesItems(sales: Sales, by: SalesBy): readonly SalesItem[] {
  const known = made.get(sales) ?? new Map<SalesBy, readonly SalesItem[]>()
  made.set(sales, known)
  const before = known.get(by)
  if (before) return before
  const items = MAKE[by](sales)
  known.set(by, items)
  return items
}

const MAKE: Readonly<Record<SalesBy, (sales: Sales) => readonly SalesItem[]>> = {
  performance: ({ performances }) =>
    performances.flatMap(({ performance, grades }) =>
      summed(grades, ({ revenue }) => revenue.currency).map(([currency, figures]) => ({
        ...figures,
        ...{ id: `${performance.id} ${currency}`, performance },
        grades: grades.filter(({ revenue }) => revenue.currency === currency),
      })),
    ),
  grade: ({ performances }) =>
    summed(
      performances.flatMap(({ grades }) => grades),
      ({ grade, revenue }) => `${revenue.currency} ${grade}`,
    )
      .map(([id, figures]) => ({ ...figures, id, grade: id.slice(4) }))
      .sort((a, b) => b.revenue.amount - a.revenue.amount || (a.id < b.id ? -1 : 1)),
  day: ({ days }) =>
    days.map((row) => ({ ...row, id: `${row.day} ${row.revenue.currency}` })).reverse(),
}

/** Grades as people look for them: by price, the highest first. Those without a known price keep their order, after the others. */
export const dearestFirst = <Row extends { readonly grade?: string | undefined }>(
  rows: readonly Row[],
  prices: ReadonlyMap<string, number>,
): readonly Row[] =>
  rows.toSorted((a, b) => (prices.get(b.grade ?? '') ?? -1) - (prices.get(a.grade ?? '') ?? -1))

/** The sums of the figures, by a key that names a currency. */
function summed<Row extends SalesFiguresResponse>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): [key: string, figures: SalesFiguresResponse][] {
  const sums = new Map<string, SalesFiguresResponse>()
  for (const row of rows) {
    const before = sums.get(keyOf(row))
    sums.set(keyOf(row), before ? plus(before, row) : figuresOf(row))
  }
  return [...sums]
}

function figuresOf(row: SalesFiguresResponse): SalesFiguresResponse {
  const { capacity, sold, held, left, revenue, awaited, kept, refunded, position } = row
  return { capacity, sold, held, left, revenue, awaited, kept, refunded, position }
}

function plus(a: SalesFiguresResponse, b: SalesFiguresResponse): SalesFiguresResponse {
  const money = (name: 'revenue' | 'awaited' | 'kept' | 'refunded') => ({
    ...a[name],
    amount: a[name].amount + b[name].amount,
  })
  return {
    capacity: a.capacity + b.capacity,
    sold: a.sold + b.sold,
    held: a.held + b.held,
    left: a.left + b.left,
    ...{ revenue: money('revenue'), awaited: money('awaited') },
    ...{ kept: money('kept'), refunded: money('refunded') },
    position: Math.max(a.position, b.position),
  }
}

/** A moment (ms since the epoch), and the revenue up to then. */
type Point = readonly [at: number, revenue: number]

export const HOUR_MS = 3_600_000
const curves = new WeakMap<Sales, Map<string, readonly Point[]>>()

/**
 * The revenue over time: from the hour of the first sale to now, one value for each column. Before the figures were followed
 * it is known by the hour, since then by the change. What was sold in the very hour in which they were first seen has no time.
 */
export function revenueCurve(
  sales: Sales,
  currency: string,
  { columns, now }: { readonly columns: number; readonly now: number },
): number[] {
  const points = knownPoints(sales, currency)
  const from = points[0]?.[0] ?? now
  let next = 0
  return Array.from({ length: columns }, (_, i) => {
    const at = from + ((now - from) * (i + 1)) / columns
    while (next < points.length && (points[next]?.[0] ?? 0) <= at) next += 1
    return points[next - 1]?.[1] ?? 0
  })
}

/** When the curve begins, ms since the epoch; undefined if nothing is known of a time. */
export const curveBegin = (sales: Sales, currency: string): number | undefined =>
  knownPoints(sales, currency)[0]?.[0]

function knownPoints(sales: Sales, currency: string): readonly Point[] {
  const known = curves.get(sales) ?? new Map<string, readonly Point[]>()
  curves.set(sales, known)
  const points = known.get(currency) ?? pointsOf(sales, currency)
  known.set(currency, points)
  return points
}

function pointsOf({ hours, samples }: Sales, currency: string): Point[] {
  const followed = samples[0]?.at ?? Number.POSITIVE_INFINITY
  const points: Point[] = []
  let revenue = 0
  for (const { hour, revenue: money } of hours) {
    if (money.currency !== currency) continue
    const begin = Date.parse(`${hour}:00:00Z`)
    revenue += money.amount
    if (points.length === 0) points.push([begin, 0])
    if (begin + HOUR_MS > followed) continue
    points.push([begin + HOUR_MS, revenue])
  }
  for (const { at, totals } of samples) {
    const mine = totals.find((total) => total.revenue.currency === currency)
    if (mine) points.push([at, mine.revenue.amount])
  }
  return points
}
