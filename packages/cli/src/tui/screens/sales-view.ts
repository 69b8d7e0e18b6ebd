import type { SalesFiguresResponse } from '@outerpark/core/contract'
import { formatMoney, grouped } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import { bars } from '../../text/chart.ts'
import type { Sales } from '../model/sales.ts'
import { ends, fill, line, type Piece } from '../parts/line.ts'
import { windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import { isWide, type View } from '../view.ts'
import { revenueCurve, SALES_VIEWS, type SalesBy, type SalesItem } from './sales-rows.ts'

type Shown = {
  readonly sales: Sales
  readonly items: readonly SalesItem[]
  readonly by: SalesBy
  readonly selected: number
  readonly from: number
}

/** The heads, the line of totals, an empty line, and the titles of the columns. */
const AROUND = 4
const chartRows = ({ size }: Pick<Scene, 'size'>) => (size.rows >= 30 ? 8 : 3)

/** How many rows of the list fit. */
export const salesListHeight = (scene: Pick<Scene, 'size'>): number =>
  Math.max(1, scene.size.rows - AROUND - chartRows(scene))

/** The lines of the screen: totals and curve over the list, and beside it the selected row. */
export function drawSales(shown: Shown, view: View): string[] {
  const { paint, size } = view
  const top = [heads(shown, view), totalsLine(shown, view), ...curve(shown, view), '']
  const width = isWide(size) ? Math.floor(size.columns * 0.62) : size.columns
  const list = [titles(shown, view, width), ...rows(shown, view, width)]
  if (!isWide(size)) return [...top, ...list]
  const chosen = shown.items[shown.selected]
  const detail = chosen ? detailLines(chosen, view, size.columns - width - 3) : []
  const height = size.rows - top.length
  return [
    ...top,
    ...Array.from(
      { length: height },
      (_, i) => `${fill(list[i] ?? '', width)} ${paint('quiet', '│')} ${detail[i] ?? ''}`,
    ),
  ]
}

function heads({ by, items }: Shown, { paint, words, size }: View): string {
  // Without colours the shown one is marked by its brackets.
  const [open, close] = paint('selected', ' ') === ' ' ? ['[', ']'] : [' ', ' ']
  const tabs = SALES_VIEWS.flatMap((each): Piece[] =>
    each === by
      ? [['selected', `${open}${words.sales.by[each]}${close}`], ' ']
      : [['quiet', ` ${words.sales.by[each]} `], ' '],
  )
  return ends(paint, size.columns, tabs, [['quiet', words.sales.rows(items.length)]])
}

/** The first currency in full, of the others the revenue. */
function totalsLine({ sales: { totals } }: Shown, view: View): string {
  const { paint, words, size, language } = view
  const [first, ...others] = totals
  if (!first) return paint('quiet', words.sales.nothing)
  const share = first.capacity > 0 ? Math.round((100 * first.sold) / first.capacity) : 0
  const money = others.map(({ revenue }) => `  + ${formatMoney(revenue, language)}`)
  return line(
    paint,
    size.columns,
    ['strong', `${formatMoney(first.revenue, language)}`],
    ['strong', money.join('')],
    ['good', `   ${words.sales.sold} ${grouped(first.sold)} (${share}%)`],
    ['warn', `   ${words.sales.held} ${grouped(first.held)}`],
    `   ${words.sales.left} ${grouped(first.left)}`,
    ...(first.refunded.amount > 0
      ? [['quiet', `   ${words.sales.refunded} ${formatMoney(first.refunded, language)}`] as const]
      : []),
  )
}

/** The revenue from the first sale to now. */
function curve({ sales }: Shown, view: View): string[] {
  const { paint, size, language, now } = view
  const height = chartRows(view)
  const first = sales.totals[0]
  if (!first) return Array(height).fill('')
  const { currency } = first.revenue
  const scale = 14
  const values = revenueCurve(sales, currency, { columns: size.columns - scale - 1, now })
  const top = Math.max(0, ...values)
  return bars(values, height, top).map((text, i) => {
    const amount = i === 0 ? top : 0
    const mark =
      (i === 0 && top > 0) || i === height - 1 ? formatMoney({ amount, currency }, language) : ''
    return `${paint('quiet', fill(mark, scale, 'right'))} ${paint('accent', text)}`
  })
}

/** The widths of the columns, from the left. The first one takes what is left over. */
const [BAR, SEATS, MONEY] = [8, 8, 15]

const columns = (width: number) => Math.max(7, width - 2 - BAR - 3 * SEATS - MONEY - 2)

function titles({ by }: Shown, { paint, words }: View, width: number): string {
  const { sold, held, left, revenue } = words.sales
  const name = fill(`  ${words.sales.one[by]}`, columns(width) + 2)
  const seats = [sold, held, left].map((each) => fill(each, SEATS, 'right')).join('')
  return paint(
    'quiet',
    fill(`${name} ${fill('', BAR)}${seats} ${fill(revenue, MONEY, 'right')}`, width),
  )
}

function rows({ items, selected, from: before, by }: Shown, view: View, width: number): string[] {
  const { paint, language } = view
  const { from, to } = windowOf(items.length, selected, salesListHeight(view), before)
  const most = by === 'day' ? Math.max(1, ...items.map(({ sold }) => sold)) : 0
  return items.slice(from, to).map((item, i) => {
    const isSelected = from + i === selected
    const name = fill(nameOf(item, view, columns(width)), columns(width))
    const bar =
      by === 'day' ? share(item.sold, 0, most) : share(item.sold, item.held, item.capacity)
    const seats = [item.sold, item.held, item.left].map((n) => fill(grouped(n), SEATS, 'right'))
    const money = fill(formatMoney(item.revenue, language), MONEY, 'right')
    const rest = `${seats.join('')} ${money}`
    if (isSelected) return paint('selected', fill(`▸ ${name} ${bar}${rest}`, width))
    return `  ${name} ${paint('good', bar)}${rest}`
  })
}

/** The room from which on the whole time stands before the title. */
const ROOM_FOR_TIME = 44

function nameOf({ performance, grade, day }: SalesItem, { language }: View, room: number): string {
  if (!performance) return grade ?? day ?? ''
  const { startsAt, title } = performance
  const short = `${startsAt.slice(5, 10)} ${startsAt.slice(11, 16)}`
  return `${room < ROOM_FOR_TIME ? short : hallTime(startsAt, { language })}  ${title}`
}

/** `███▒░░░░`: sold, held and left, each with a sign of its own. */
function share(sold: number, held: number, capacity: number, width = BAR): string {
  const cells = (seats: number) => (capacity > 0 ? Math.round((seats / capacity) * width) : 0)
  const full = Math.max(0, Math.min(width, cells(sold)))
  const half = Math.max(0, Math.min(width, cells(sold + held)) - full)
  return '█'.repeat(full) + '▒'.repeat(half) + '░'.repeat(width - full - half)
}

function detailLines(item: SalesItem, view: View, width: number): string[] {
  const { paint, language } = view
  const { performance, grades = [] } = item
  const head = performance
    ? [
        line(paint, width, ['strong', performance.title]),
        line(paint, width, hallTime(performance.startsAt, { language })),
        line(paint, width, ['quiet', performance.venue]),
      ]
    : [line(paint, width, ['strong', item.grade ?? item.day ?? ''])]
  const parts = grades.flatMap((grade) => [
    '',
    line(
      paint,
      width,
      `${fill(grade.grade ?? '', 8)} `,
      ['good', share(grade.sold, grade.held, grade.capacity, Math.max(4, width - 35))],
      ` ${fill(`${grouped(grade.sold)}/${grouped(grade.capacity)}`, 9, 'right')}`,
      ` ${fill(formatMoney(grade.revenue, language), MONEY, 'right')}`,
    ),
  ])
  return [...head, '', ...facts(item, view, width), ...parts]
}

function facts(item: SalesFiguresResponse, { paint, words, language }: View, width: number) {
  const { sales } = words
  const all: (readonly [string, string])[] = [
    [sales.capacity, grouped(item.capacity)],
    [sales.sold, grouped(item.sold)],
    [sales.held, grouped(item.held)],
    [sales.left, grouped(item.left)],
    [sales.revenue, formatMoney(item.revenue, language)],
    [sales.awaited, formatMoney(item.awaited, language)],
    [sales.refunded, formatMoney(item.refunded, language)],
  ]
  return all.map(([name, value]) =>
    line(paint, width, ['quiet', fill(name, 18)], fill(value, 16, 'right')),
  )
}
