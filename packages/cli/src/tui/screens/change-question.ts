import { formatMoney } from '@outerpark/core/kernel'
import { listed } from '@outerpark/core/words'
import { isSlip } from '../../season/slip.ts'
import { widthOf, wrap } from '../../text/width.ts'
import { fill, line } from '../parts/line.ts'
import { windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import type { View } from '../view.ts'
import { beforeAndAfter } from './change-form-view.ts'
import { newsIn, otherDates } from './change-news.ts'
import { type ChangeState, changedRows, type GradeRow } from './change-state.ts'

type Shown = { readonly rows: readonly GradeRow[]; readonly view: View }

/** The question before anything is changed: what each grade costs and has, and what it would. */
export function questionLines(state: ChangeState, scene: Scene, { rows, view }: Shown): string[] {
  const { paint, size, words, language } = view
  const { change } = words.admin
  const { stage } = state
  const changes = changedRows(rows)
  const kept = changes.reduce((sum, { onSale }) => sum + onSale.held + onSale.sold, 0)
  const grades = listed(
    changes.map(({ onSale }) => onSale.grade),
    language,
  )
  const hasPrice = changes.some(({ change: to }) => to.price !== undefined)
  const flaw = changes.flatMap(({ flaws }) => flaws)[0]
  const warned = (text: string) => wrap(text, size.columns).map((each) => paint('warn', each))
  const news = stage.is === 'asked' ? newsLines(stage, rows, view).flatMap(warned) : []
  const asked =
    stage.is === 'sending' ? change.sending : news.length > 0 ? change.again : change.ask
  return [
    ...changeLines(state, { rows, view }),
    ...datesLines(state, scene, view),
    ...(hasPrice ? wrap(change.kept(kept, grades), size.columns) : []),
    ...slips(changes, view).flatMap(warned),
    ...news,
    '',
    ...(flaw ? wrap(`✗ ${flaw.text}`, size.columns).map((each) => paint('bad', each)) : []),
    ...warned(asked),
  ]
}

/** The grades that change, as many as there is room for. */
function changeLines(state: ChangeState, { rows, view }: Shown): string[] {
  const { paint, size } = view
  const changes = changedRows(rows)
  const wide = Math.max(0, ...changes.map(({ onSale }) => widthOf(onSale.grade)))
  const here = rows[state.at]
  const lines = changes.map((row) => {
    const isSelected = row === here
    const grade = `${isSelected ? '▸' : ' '} ${fill(row.onSale.grade, Math.min(wide, 30))}  `
    const text = beforeAndAfter(row.onSale, row.change, view).join('  ')
    return line(paint, size.columns, [isSelected ? 'accent' : 'plain', grade], ['strong', text])
  })
  const selected = here ? Math.max(0, changes.indexOf(here)) : 0
  const { from, to } = windowOf(lines.length, selected, Math.max(1, size.rows - 12), 0)
  return [...lines.slice(from, to), '']
}

/** On which dates the prices change. Empty if there is nothing to choose. */
function datesLines(state: ChangeState, scene: Scene, { words, size }: View): string[] {
  const { change } = words.admin
  const others = otherDates(state, scene)
  if (others.length === 0 || state.stage.is !== 'asked') return []
  const dates = new Set(others.map(({ id }) => id)).size
  const text = state.stage.isForAll ? change.allDates(dates + 1) : change.thisDate(dates)
  return [...wrap(text, size.columns), '']
}

/** What somebody else has changed since the question was asked. */
function newsLines(
  stage: Extract<ChangeState['stage'], { is: 'asked' }>,
  rows: readonly GradeRow[],
  { words, language }: View,
): string[] {
  const { change } = words.admin
  return newsIn(stage, rows).map(({ seen, now }) => {
    const of = ({ price, capacity }: typeof now) =>
      `${formatMoney(price, language)}, ${words.admin.form.seats(capacity)}`
    return `! ${change.news(seen.grade, of(seen), of(now))}`
  })
}

/** New prices that look like a slip of the finger. */
const slips = (changes: readonly GradeRow[], { words, language }: View): string[] =>
  changes.flatMap(({ onSale, change }) => {
    const { price } = change
    if (typeof price?.amount !== 'number' || !isSlip(onSale.price.amount, price.amount)) return []
    const money = formatMoney({ ...onSale.price, amount: price.amount }, language)
    return [`! ${words.admin.change.slip(onSale.grade, money)}`]
  })
