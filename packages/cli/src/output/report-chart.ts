import type { ReportResponse } from '@outerpark/core/contract'
import { formatMoney, grouped } from '@outerpark/core/kernel'
import { widthOf } from '../text/width.ts'
import { language, words } from '../words/words.ts'
import type { Paint } from './paint.ts'

type Day = Extract<ReportResponse, { name: 'daily' }>['rows'][number]

/** Where nobody looks at a terminal. */
const USUAL_ROOM = 80
const DAY_MS = 86_400_000
/** With more days than that, those without sales are left out. */
const MOST_DAYS = 92

/** The report by day as bars: what was paid on each day. A day on which nothing was sold has an empty line. */
export function chartText(report: ReportResponse, paint: Paint, room = USUAL_ROOM): string {
  const { reports } = words()
  const rows = report.name === 'daily' ? report.rows : []
  if (rows.length === 0) return reports.nothing
  const width = Number.isFinite(room) ? room : USUAL_ROOM
  const charts = [...Map.groupBy(rows, ({ currency }) => currency).values()].map((some) =>
    chartOf(some, paint, width),
  )
  return [paint.quiet(reports.period(report.from, report.to)), ...charts].join('\n')
}

function chartOf(rows: readonly Day[], paint: Paint, room: number): string {
  const most = Math.max(1, ...rows.map(({ gross }) => gross.amount))
  const ends = rows.map(({ gross }) => formatMoney(gross, language()))
  const [money, seats] = [
    Math.max(...ends.map(widthOf)),
    Math.max(...rows.map((row) => grouped(row.seats).length)),
  ]
  const bar = Math.max(5, room - '2027-01-05'.length - money - seats - 6)
  const byDay = new Map(rows.map((row, at) => [row.day, { row, end: ends[at] ?? '' }]))
  return daysOf(rows)
    .map((day) => {
      const known = byDay.get(day)
      if (!known) return day
      const { row, end } = known
      const full = Math.round((Math.max(0, row.gross.amount) / most) * bar)
      const length = row.gross.amount > 0 ? Math.max(1, full) : 0
      const drawn = paint.good('█'.repeat(length)) + ' '.repeat(bar - length)
      const gap = ' '.repeat(money - widthOf(end))
      return `${day}  ${drawn}  ${gap}${end}  ${grouped(row.seats).padStart(seats)}`
    })
    .join('\n')
}

/** All days from the first to the last. */
function daysOf(rows: readonly Day[]): readonly string[] {
  const days = rows.map(({ day }) => day)
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const count = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1
  if (count > MOST_DAYS) return days
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(first) + at * DAY_MS).toISOString().slice(0, 10),
  )
}
