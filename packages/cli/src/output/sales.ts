import type { SalesResponse, SalesRowResponse } from '@outerpark/core/contract'
import { formatMoney, grouped } from '@outerpark/core/kernel'
import { gauge } from '../text/chart.ts'
import { timeColumn } from '../text/hall.ts'
import { language, words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { type Column, table } from './table.ts'

/** The width of a bar of the chart. */
const BAR = 10

/** The rows with a bar each, and the totals under them. */
export function salesText({ rows, totals }: SalesResponse, paint: Paint, room?: number): string {
  const { sales } = words()
  if (totals.length === 0) return sales.nothing
  const names = namesOf(rows)
  // Most houses keep nothing, and a row is short.
  const hasKept = totals.some(({ kept }) => kept.amount > 0)
  const most = Math.max(1, ...rows.map(({ sold }) => sold))
  const right = (title: string, spare?: number): Column => ({
    ...{ title, align: 'right' },
    ...(spare === undefined ? {} : { spare }),
  })
  const columns: Column[] = [
    ...names.columns,
    { title: '', spare: 4 },
    ...[right(sales.sold), right(sales.held), right(sales.left)],
    right(sales.revenue),
    right(sales.awaited, 2),
    ...(hasKept ? [right(sales.kept, 3)] : []),
    right(sales.refunded, 3),
  ]
  const shown = rows.map((row) => [
    ...names.cells(row),
    bar(row, most, paint),
    ...figures(row, hasKept),
  ])
  const sums = totals.map((total) => [
    { text: sales.total, paint: paint.strong },
    ...names.columns.slice(1).map(() => ''),
    '',
    ...figures(total, hasKept).map((text) => ({ text, paint: paint.strong })),
  ])
  return table(columns, [...shown, ...sums], paint, room)
}

/** Of a day: how much was sold on it, beside the best day. Else: how much of the house is sold. */
function bar({ day, sold, capacity }: SalesRowResponse, most: number, paint: Paint): Cell {
  const text = day === undefined ? gauge(sold, capacity, BAR) : gauge(Math.max(0, sold), most, BAR)
  return { text, paint: paint.good }
}

function figures(
  row: Omit<SalesRowResponse, 'performance' | 'grade' | 'day'>,
  hasKept: boolean,
): string[] {
  const seats = [row.sold, row.held, row.left].map((count) => grouped(count))
  const money = [row.revenue, row.awaited, ...(hasKept ? [row.kept] : []), row.refunded]
  return [...seats, ...money.map((each) => formatMoney(each, language()))]
}

type Names = {
  readonly columns: readonly Column[]
  readonly cells: (row: SalesRowResponse) => readonly string[]
}

/** What the rows are about. */
function namesOf(rows: readonly SalesRowResponse[]): Names {
  const { sales } = words()
  const [first] = rows
  if (first?.performance) {
    const times = timeColumn(
      rows.flatMap(({ performance }) => performance?.startsAt ?? []),
      sales.startsAt,
    )
    return {
      columns: [
        { title: words().columns.id },
        { title: times.title },
        { title: sales.title, long: 'cut' },
      ],
      cells: ({ performance }) =>
        performance ? [performance.id, times.show(performance.startsAt), performance.title] : [],
    }
  }
  const title = first?.day === undefined ? sales.grade : sales.day
  return { columns: [{ title }], cells: ({ day, grade }) => [day ?? grade ?? ''] }
}
