import type { SalesHour, SoldPerformance } from '@outerpark/core/ports'
import { FIGURES, type Figures, type RuleSale, type SalesCell } from '@outerpark/core/sales'
import { positionOf, type ViewDatabase } from '../view-database.ts'
import type { SalesNews } from './tally.ts'

/** The figures of a row, in the order of the columns. */
type Numbers = [
  capacity: number,
  held: number,
  sold: number,
  revenue: number,
  awaited: number,
  kept: number,
  refunded: number,
  returned: number,
  cancelled: number,
  late: number,
  position: number,
]
type CellRow = [performance: string, grade: string, currency: string, day: string, ...Numbers]
type PriceRow = [performance: string, grade: string, amount: number, currency: string]
export type RuleRow = [
  performance: string,
  grade: string,
  currency: string,
  day: string,
  rule: string,
  seats: number,
  paid: number,
  kept: number,
]
type HourRow = [hour: string, currency: string, ...Numbers]

const numbersOf = ({ figures, position }: Pick<SalesCell, 'figures' | 'position'>): Numbers => [
  figures.capacity,
  figures.held,
  figures.sold,
  figures.revenue,
  figures.awaited,
  figures.kept,
  figures.refunded,
  figures.returned,
  figures.cancelled,
  figures.late,
  position,
]

/** The figures of a row that has them in the order of the columns. */
export const figuresIn = (numbers: readonly number[]): Figures => {
  const [capacity = 0, held = 0, sold = 0, revenue = 0, awaited = 0, ...rest] = numbers
  const [kept = 0, refunded = 0, returned = 0, cancelled = 0, late = 0] = rest
  return {
    ...{ capacity, held, sold, revenue, awaited },
    ...{ kept, refunded, returned, cancelled, late },
  }
}

const cellRow = (cell: SalesCell): CellRow => [
  cell.performanceId,
  cell.grade,
  cell.currency,
  cell.day,
  ...numbersOf(cell),
]
const hourRow = (hour: SalesHour): HourRow => [hour.hour, hour.currency, ...numbersOf(hour)]

function cellOf([performanceId, grade, currency, day, ...numbers]: CellRow): SalesCell {
  return { performanceId, grade, currency, day, figures: figuresIn(numbers), position: numbers[10] }
}
const hourOf = ([hour, currency, ...numbers]: HourRow): SalesHour => ({
  hour,
  currency,
  figures: figuresIn(numbers),
  position: numbers[10],
})

const ruleRow = (of: RuleSale): RuleRow => [
  ...([of.performanceId, of.grade, of.currency, of.day, of.rule] as const),
  ...([of.seats, of.paid, of.kept] as const),
]
export const ruleOf = (row: RuleRow): RuleSale => {
  const [performanceId, grade, currency, day, rule, seats, paid, kept] = row
  return { performanceId, grade, currency, day, rule, seats, paid, kept }
}

const SUMS = [
  ...FIGURES.map((name) => `${name} = ${name} + excluded.${name}`),
  'position = excluded.position',
].join()

/** Writes figures to the view, in the caller's transaction. */
export function prepareSalesWriter(view: ViewDatabase): (news: SalesNews) => void {
  const cell = view.prepare<[CellRow]>(
    `INSERT INTO sales VALUES (${marks(15)}) ON CONFLICT DO UPDATE SET ${SUMS}`,
  )
  const hour = view.prepare<[HourRow]>(
    `INSERT INTO sales_by_hour VALUES (${marks(13)}) ON CONFLICT DO UPDATE SET ${SUMS}`,
  )
  const performance = view.prepare<[string, string]>(
    'INSERT OR REPLACE INTO performances VALUES (?, ?)',
  )
  const price = view.prepare<PriceRow>('INSERT OR REPLACE INTO prices VALUES (?, ?, ?, ?)')
  const rule = view.prepare<[RuleRow]>(
    `INSERT INTO sales_by_rule VALUES (${marks(8)}) ON CONFLICT DO UPDATE
     SET seats = seats + excluded.seats, paid = paid + excluded.paid, kept = kept + excluded.kept`,
  )
  return ({ cells, hours, performances, prices, rules }) => {
    for (const one of cells) cell.run(cellRow(one))
    for (const one of hours) hour.run(hourRow(one))
    for (const one of rules) rule.run(ruleRow(one))
    for (const one of performances) performance.run(one.id, JSON.stringify(one))
    for (const { performanceId, grade, price: each } of prices)
      price.run(performanceId, grade, each.amount, each.currency)
  }
}

const marks = (count: number) => Array(count).fill('?').join()

/** All figures of a view at the position that it has. */
export type SalesRead = SalesNews & { readonly position: number }

/** Reads all figures in one transaction. */
export function readSales(view: ViewDatabase): SalesRead {
  return view.transaction(() => ({
    position: positionOf(view),
    cells: view.prepare<[], CellRow>('SELECT * FROM sales').raw().all().map(cellOf),
    hours: view.prepare<[], HourRow>('SELECT * FROM sales_by_hour').raw().all().map(hourOf),
    performances: readPerformances(view),
    rules: view.prepare<[], RuleRow>('SELECT * FROM sales_by_rule').raw().all().map(ruleOf),
    prices: view
      .prepare<[], PriceRow>('SELECT performance, grade, amount, currency FROM prices')
      .raw()
      .all()
      .map(([performanceId, grade, amount, currency]) => ({
        ...{ performanceId, grade },
        price: { amount, currency },
      })),
  }))()
}

export const readPerformances = (view: ViewDatabase): readonly SoldPerformance[] =>
  view
    .prepare<[], string>('SELECT facts FROM performances')
    .pluck()
    .all()
    // The projector wrote them.
    .map((facts) => JSON.parse(facts) as SoldPerformance)
