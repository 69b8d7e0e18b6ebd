import type { SalesFiguresResponse } from '@outerpark/core/contract'
import { formatMoney, grouped } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import { beside } from '../parts/beside.ts'
import { fill, line } from '../parts/line.ts'
import type { View } from '../view.ts'
import type { SalesItem } from './sales-rows.ts'

/** The columns of an amount. */
export const MONEY = 15
/** The columns of a bar in the list. */
export const BAR = 8

/** `███▒░░░░`: sold, held and left, each with a sign of its own. */
export function share(sold: number, held: number, capacity: number, width = BAR): string {
  const cells = (seats: number) => (capacity > 0 ? Math.round((seats / capacity) * width) : 0)
  const full = Math.max(0, Math.min(width, cells(sold)))
  const half = Math.max(0, Math.min(width, cells(sold + held)) - full)
  return '█'.repeat(full) + '▒'.repeat(half) + '░'.repeat(width - full - half)
}

/** All figures of a row, and of each grade of a performance. */
export function detailLines(item: SalesItem, view: View, width: number): string[] {
  const parts = gradeLines(item, view, width).flatMap((each) => ['', each])
  return [...headOf(item, view, width), '', ...facts(item, view, width), ...parts]
}

/** The same where it takes the place of the list: the grades stand beside the figures. */
export function openLines(item: SalesItem, view: View): string[] {
  const { columns } = view.size
  const left = FACTS_WIDTH + 3
  const parts = gradeLines(item, view, columns - left)
  const figures = facts(item, view, FACTS_WIDTH)
  return [...headOf(item, view, columns), '', ...beside(view, figures, parts, left)]
}

function headOf({ performance, grade, day }: SalesItem, view: View, width: number): string[] {
  const { paint, language } = view
  if (!performance) return [line(paint, width, ['strong', grade ?? day ?? ''])]
  return [
    line(paint, width, ['strong', performance.title]),
    line(paint, width, hallTime(performance.startsAt, { language })),
    line(paint, width, ['quiet', performance.venue]),
  ]
}

const gradeLines = (
  { grades = [] }: SalesItem,
  { paint, language }: View,
  width: number,
): string[] =>
  grades.map((grade) =>
    line(
      paint,
      width,
      `${fill(grade.grade ?? '', 8)} `,
      ['good', share(grade.sold, grade.held, grade.capacity, Math.max(4, width - 35))],
      ` ${fill(`${grouped(grade.sold)}/${grouped(grade.capacity)}`, 9, 'right')}`,
      ` ${fill(formatMoney(grade.revenue, language), MONEY, 'right')}`,
    ),
  )

/** The names of the figures, and the figures. */
const FACTS_WIDTH = 34

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
