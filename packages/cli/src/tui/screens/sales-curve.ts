import { formatMoney } from '@outerpark/core/kernel'
import { bars } from '../../text/chart.ts'
import { clockTime } from '../../text/time.ts'
import { widthOf } from '../../text/width.ts'
import type { Sales } from '../model/sales.ts'
import { fill, line } from '../parts/line.ts'
import type { View } from '../view.ts'
import { curveBegin, HOUR_MS, revenueCurve } from './sales-rows.ts'

/** The revenue from the first sale to now. What was sold within one hour has no curve. */
export function curve(sales: Sales, view: View, height: number): string[] {
  const { paint, size, language, words, now } = view
  const first = sales.totals[0]
  if (!first) return Array(height).fill('')
  const { currency } = first.revenue
  const scale = 14
  const begin = curveBegin(sales, currency)
  if (begin === undefined || first.revenue.amount === 0) return Array(height).fill('')
  const since = clockTime(new Date(begin).toISOString()).slice(0, 16)
  if (now - begin < HOUR_MS) {
    const text = words.sales.since(since)
    return [line(paint, size.columns, ['quiet', text]), ...Array(height - 1).fill('')]
  }
  const values = revenueCurve(sales, currency, { columns: size.columns - scale - 1, now })
  const top = Math.max(0, ...values)
  const axis = fill(since, size.columns - scale - 1 - widthOf(words.sales.now))
  const times = `${' '.repeat(scale + 1)}${axis}${words.sales.now}`
  const rising = bars(values, height - 1, top).map((text, i) => {
    const amount = i === 0 ? top : 0
    const mark =
      (i === 0 && top > 0) || i === height - 2 ? formatMoney({ amount, currency }, language) : ''
    return `${paint('quiet', fill(mark, scale, 'right'))} ${paint('accent', text)}`
  })
  return [...rising, paint('quiet', times)]
}
