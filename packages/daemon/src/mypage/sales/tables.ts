import type { SalesHour, SoldPerformance } from '@outerpark/core/ports'
import { FIGURES, type Figures, type SalesCell } from '@outerpark/core/sales'
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
  position: number,
]
type CellRow = [performance: string, grade: string, currency: string, day: string, ...Numbers]
type PriceRow = [performance: string, grade: string, amount: number, currency: string]
type HourRow = [hour: string, currency: string, ...Numbers]

const numbersOf = ({ figures, position }: Pick<SalesCell, 'figures' | 'position'>): Numbers => [
  figures.capacity,
  figures.held,
  figures.sold,
  figures.revenue,
  figures.awaited,
  figures.kept,
  figures.refunded,
  position,
]

const figuresOf = ([capacity, held, sold, revenue, awaited, kept, refunded]: Numbers): Figures => ({
  capacity,
  held,
  sold,
  revenue,
  awaited,
  kept,
  refunded,
})

const cellRow = (cell: SalesCell): CellRow => [
  cell.performanceId,
  cell.grade,
  cell.currency,
  cell.day,
  ...numbersOf(cell),
]
const hourRow = (hour: SalesHour): HourRow => [hour.hour, hour.currency, ...numbersOf(hour)]

function cellOf([performanceId, grade, currency, day, ...numbers]: CellRow): SalesCell {
  return { performanceId, grade, currency, day, figures: figuresOf(numbers), position: numbers[7] }
}
const hourOf = ([hour, currency, ...numbers]: HourRow): SalesHour => ({
  hour,
  currency,
  figures: figuresOf(numbers),
  position: numbers[7],
})

const SUMS = [
  ...FIGURES.map((name) => `${name} = ${name} + excluded.${name}`),
  'position = excluded.position',
].join()

/** Writes figures to the view, in the caller's transaction. */
export function prepareSalesWriter(view: ViewDatabase): (news: SalesNews) => void {
  const cell = view.prepare<[CellRow]>(
    `INSERT INTO sales VALUES (${marks(12)}) ON CONFLICT DO UPDATE SET ${SUMS}`,
  )
  const hour = view.prepare<[HourRow]>(
    `INSERT INTO sales_by_hour VALUES (${marks(10)}) ON CONFLICT DO UPDATE SET ${SUMS}`,
  )
  const performance = view.prepare<[string, string]>(
    'INSERT OR REPLACE INTO performances VALUES (?, ?)',
  )
  const price = view.prepare<PriceRow>('INSERT OR REPLACE INTO prices VALUES (?, ?, ?, ?)')
  return ({ cells, hours, performances, prices }) => {
    for (const one of cells) cell.run(cellRow(one))
    for (const one of hours) hour.run(hourRow(one))
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
    performances: view
      .prepare<[], string>('SELECT facts FROM performances')
      .pluck()
      .all()
      // The projector wrote them.
      .map((facts) => JSON.parse(facts) as SoldPerformance),
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
