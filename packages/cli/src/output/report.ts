import type { ReportResponse } from '@outerpark/core/contract'
import { formatMoney, grouped, type Money } from '@outerpark/core/kernel'
import { timeColumn } from '../text/hall.ts'
import { widthOf } from '../text/width.ts'
import { language, words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { type Column, table } from './table.ts'

type Of<Name extends ReportResponse['name']> = Extract<ReportResponse, { name: Name }>

const shown = (money: Money | null): string => (money ? formatMoney(money, language()) : '–')
const right = (title: string, spare?: number): Column => ({
  ...{ title, align: 'right' },
  ...(spare === undefined ? {} : { spare }),
})

/** A report as a table, under its period. */
export function reportText(report: ReportResponse, paint: Paint, room?: number): string {
  const { reports } = words()
  if (report.totals.length === 0) return reports.nothing
  const body = {
    sales: () => soldText(report as Of<'sales'>, paint, room),
    statement: () => statementText(report as Of<'statement'>, paint, room),
    refunds: () => refundsText(report as Of<'refunds'>, paint, room),
    daily: () => dailyText(report as Of<'daily'>, paint, room),
  }[report.name]() // the name says which report it is
  return `${paint.quiet(reports.period(report.from, report.to))}\n${body}`
}

/**
 * The last rows, which are totals.
 * @param names how many columns name a row. The first of several may be left out on a narrow terminal, so the second says it
 */
const totalRows = (cells: readonly string[][], names: number, paint: Paint) =>
  cells.map((row) => {
    const said = Array.from({ length: names }, (_, at) =>
      at === Math.min(1, names - 1) ? words().reports.total : '',
    )
    return [...said, ...row].map((text) => ({ text, paint: paint.strong }))
  })

type Show = { readonly performance: Of<'sales'>['rows'][number]['performance'] }

/** The columns that name a performance. */
function named(rows: readonly Show[]) {
  const { reports } = words()
  const times = timeColumn(
    rows.map(({ performance }) => performance.startsAt),
    reports.startsAt,
  )
  const columns: Column[] = [
    { title: words().columns.id, spare: 1 },
    { title: times.title },
    { title: reports.title, long: 'cut' },
  ]
  const cells = ({ performance: { id, startsAt, title } }: Show) => [
    ...[id, times.show(startsAt), title],
  ]
  return { columns, cells }
}

function soldText({ rows, totals }: Of<'sales'>, paint: Paint, room?: number): string {
  const { reports } = words()
  const { columns, cells } = named(rows)
  const figures = (row: Of<'sales'>['totals'][number]) => [
    ...[row.sold, row.capacity, row.held, row.free].map((count) => grouped(count)),
    row.perMille === null ? '–' : (row.perMille / 10).toFixed(1),
    ...[shown(row.gross), shown(row.average)],
  ]
  const all = [
    ...columns,
    { title: reports.grade },
    ...[right(reports.sold), right(reports.capacity, 5), right(reports.held, 3)],
    ...[right(reports.free, 4), right(reports.share, 6)],
    ...[right(reports.gross), right(reports.average, 2)],
  ]
  const lines = rows.map((row) => [...cells(row), row.grade, ...figures(row)])
  return table(all, [...lines, ...totalRows(totals.map(figures), 4, paint)], paint, room)
}

/** The sums of each currency one below the other, and a row for each performance if there are several. */
function statementText({ rows, totals }: Of<'statement'>, paint: Paint, room?: number): string {
  const sums = totals.map((total) => sumText(total, paint))
  if (rows.length < 2) return [...(rows[0] ? [rows[0].performance.title] : []), ...sums].join('\n')
  const { reports } = words()
  const { columns, cells } = named(rows)
  const figures = (row: Of<'statement'>['totals'][number]) => [
    ...[grouped(row.seats), shown(row.gross), shown(row.cancelled), shown(row.kept)],
    ...[shown(row.payout), shown(row.vat ?? null)],
  ]
  const all = [
    ...columns,
    ...[right(reports.seats, 2), right(reports.gross), right(reports.cancelled, 4)],
    ...[right(reports.kept, 3), right(reports.payout), right(reports.vat, 5)],
  ]
  const lines = rows.map((row) => [...cells(row), ...figures(row)])
  return [...sums, '', table(all, lines, paint, room)].join('\n')
}

function sumText(total: Of<'statement'>['totals'][number], paint: Paint): string {
  const { lines } = words().reports
  const { supply, vat } = total
  const minus = { ...total.cancelled, amount: -total.cancelled.amount }
  const all: (readonly [string, string])[] = [
    [lines.gross(grouped(total.seats)), shown(total.gross)],
    [lines.cancelled(grouped(total.returned)), shown(minus)],
    [lines.kept, shown(total.kept)],
    [lines.payout, shown(total.payout)],
    ...(supply ? [[lines.supply, shown(supply)] as const] : []),
    ...(vat ? [[lines.vat, shown(vat)] as const] : []),
    [lines.refunded, shown(total.refunded)],
    [lines.underway, shown(total.underway)],
  ]
  const [name, value] = [0, 1].map((at) => Math.max(...all.map((row) => widthOf(row[at] ?? ''))))
  return all
    .map(([text, money]) => {
      const gaps = ' '.repeat((name ?? 0) - widthOf(text) + 2 + (value ?? 0) - widthOf(money))
      const line = `${text}${gaps}${money}`
      return text === lines.payout ? paint.strong(line) : line
    })
    .join('\n')
}

function refundsText({ rows, totals }: Of<'refunds'>, paint: Paint, room?: number): string {
  const { reports } = words()
  const columns = [
    { title: reports.rule },
    ...[right(reports.seats), right(reports.paid), right(reports.kept), right(reports.refund)],
  ]
  const figures = (row: Of<'refunds'>['totals'][number]) => [
    ...[grouped(row.seats), shown(row.paid), shown(row.kept), shown(row.refund)],
  ]
  const lines = rows.map((row) => [ruleText(row.rule), ...figures(row)])
  return table(columns, [...lines, ...totalRows(totals.map(figures), 1, paint)], paint, room)
}

/** What no rule decided has a word; a rule is written as in the policy. */
function ruleText(rule: string): string {
  const { reasons } = words().reports
  return Object.hasOwn(reasons, rule) ? reasons[rule as keyof typeof reasons] : rule // has it
}

function dailyText({ rows, totals }: Of<'daily'>, paint: Paint, room?: number): string {
  const { reports } = words()
  const columns = [
    { title: reports.day },
    ...[right(reports.seats), right(reports.returned, 4), right(reports.gross)],
    ...[right(reports.cancelled, 3), right(reports.kept, 2), right(reports.payout)],
    right(reports.refunded, 1),
  ]
  const figures = (row: Of<'daily'>['totals'][number]) => [
    ...[grouped(row.seats), grouped(row.returned), shown(row.gross), shown(row.cancelled)],
    ...[shown(row.kept), shown(row.payout), shown(row.refunded)],
  ]
  const lines = rows.map((row) => [row.day, ...figures(row)])
  return table(columns, [...lines, ...totalRows(totals.map(figures), 1, paint)], paint, room)
}

export { chartText } from './report-chart.ts'
