import { formatMoney, grouped } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import type { Sales } from '../model/sales.ts'
import { ends, fill, line, type Piece } from '../parts/line.ts'
import { windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import { isWide, type View } from '../view.ts'
import { curve } from './sales-curve.ts'
import { BAR, detailLines, MONEY, openLines, share } from './sales-detail.ts'
import { SALES_VIEWS, type SalesBy, type SalesItem } from './sales-rows.ts'

type Shown = {
  readonly sales: Sales
  readonly items: readonly SalesItem[]
  readonly by: SalesBy
  readonly selected: number
  readonly from: number
  /** whether the selected row is shown in place of the list, where there is no room for both */
  readonly isOpen: boolean
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
  const top = [
    heads(shown, view),
    totalsLine(shown, view),
    ...curve(shown.sales, view, chartRows(view)),
    '',
  ]
  const width = isWide(size) ? Math.floor(size.columns * 0.62) : size.columns
  const chosen = shown.items[shown.selected]
  if (!isWide(size) && shown.isOpen && chosen)
    return [...top, ...openLines(chosen, view)].slice(0, size.rows)
  const list = [titles(shown, view, width), ...rows(shown, view, width)]
  if (!isWide(size)) return [...top, ...list]
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

/** The columns of a number of seats. The name takes what is left over. */
const SEATS = 8

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
