import type { ChangedGradeResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import type { DraftChange } from '../../season/draft.ts'
import { widthOf, wrap } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import { windowOf } from '../parts/list.ts'
import type { Meaning } from '../style.ts'
import { refusalText } from '../text.ts'
import type { Drawn, View } from '../view.ts'
import { type ChangeState, type Column, changedRows, type GradeRow } from './change-state.ts'

/** Title, blank and the names of the columns above the grades; below them a rule and what is to say. */
const HEAD = 3
const FOOT = 5
const PRICE = 14
const SEATS = 8

/** What the grade costs and has, and what it would: only what changes. */
export function beforeAndAfter(
  { price, capacity }: Pick<GradeRow['onSale'], 'price' | 'capacity'>,
  to: DraftChange,
  { words, language }: View,
  seats: (n: number) => string = words.admin.form.seats,
): string[] {
  const amount = to.price?.amount
  return [
    ...(typeof amount === 'number'
      ? [`${formatMoney(price, language)} → ${formatMoney({ ...price, amount }, language)}`]
      : []),
    ...(typeof to.seats === 'number' ? [`${capacity} → ${seats(to.seats)}`] : []),
  ]
}

export function doneLines(
  {
    changed = [],
    elsewhere = 0,
  }: {
    readonly changed?: readonly ChangedGradeResponse[]
    readonly elsewhere?: number | undefined
  },
  view: View,
): string[] {
  const { paint, size, words } = view
  const wide = Math.min(30, Math.max(0, ...changed.map(({ grade }) => widthOf(grade))))
  const lines = changed.map(({ grade, was, price, capacity }) => {
    const to = {
      ...(price.amount !== was.price.amount && { price }),
      ...(capacity !== was.seats && { seats: capacity }),
    }
    const texts = beforeAndAfter({ price: was.price, capacity: was.seats }, to, view)
    return line(paint, size.columns, ['good', `✓ ${fill(grade, wide)}  ${texts.join('  ')}`])
  })
  if (elsewhere === 0) return lines
  return [
    ...lines,
    line(paint, size.columns, ['good', `✓ ${words.admin.change.elsewhere(elsewhere)}`]),
  ]
}

type Form = { readonly view: View; readonly head: readonly string[] }

export function formLines(
  state: ChangeState,
  rows: readonly GradeRow[],
  { view, head }: Form,
): Drawn {
  const { paint, size, words } = view
  const { change } = words.admin
  const most = size.columns >= 100 ? 30 : 14
  const label = Math.min(most, Math.max(...rows.map(({ onSale }) => widthOf(onSale.grade)), 6))
  const height = Math.max(2, size.rows - HEAD - FOOT)
  const { from, to } = windowOf(rows.length, state.at, height, Math.max(0, state.at - height + 2))
  const [currency = '', ...others] = new Set(rows.map(({ onSale }) => onSale.price.currency))
  const price = others.length === 0 ? `${change.price} (${currency})` : change.price
  const names = `  ${fill(change.grade, label)} ${fill(price, PRICE)} ${fill(change.seats, SEATS)} ${change.taken}`
  const shown = rows
    .slice(from, to)
    .map((each, i) => rowLine(each, { state, view, label, isSelected: from + i === state.at }))
  const now = rows[state.at]
  const width = state.column === 'price' ? PRICE : SEATS
  const { x } = shownField(now?.fields[state.column] ?? { text: '', cursor: 0 }, width)
  const left = 2 + label + 1 + (state.column === 'price' ? 0 : PRICE + 1)
  return {
    lines: [
      ...head,
      line(paint, size.columns, ['quiet', names]),
      ...shown,
      paint('quiet', '─'.repeat(size.columns)),
      ...footLines(state, rows, view).slice(0, size.rows - HEAD - shown.length - 1),
    ],
    cursor: state.stage.is === 'form' ? { x: left + x, y: HEAD + state.at - from } : undefined,
  }
}

type Row = {
  readonly state: ChangeState
  readonly view: View
  readonly label: number
  readonly isSelected: boolean
}

function rowLine(row: GradeRow, { state, view, label, isSelected }: Row): string {
  const { paint, size, words } = view
  const { onSale, fields, change, flaws } = row
  const cell = (column: Column, width: number): readonly [Meaning, string] => {
    const isHere = isSelected && state.column === column
    const field = isHere ? fields[column] : { ...fields[column], cursor: 0 }
    const isBad = flaws.some(({ key }) => key === column)
    const meaning = isBad ? 'bad' : isHere || change[column] !== undefined ? 'strong' : 'plain'
    return [meaning, fill(shownField(field, width).shown, width)]
  }
  const [flaw] = flaws
  const taken = fill(
    String(onSale.held + onSale.sold),
    Math.max(6, widthOf(words.admin.change.taken)),
  )
  const echo = flaw ? `✗ ${flaw.text}` : beforeAndAfter(onSale, change, view, String).join('  ')
  return line(
    paint,
    size.columns,
    [isSelected ? 'accent' : 'plain', `${isSelected ? '▸' : ' '} ${fill(onSale.grade, label)} `],
    cell('price', PRICE),
    ' ',
    cell('seats', SEATS),
    ' ',
    ['quiet', taken],
    '  ',
    [flaw ? 'bad' : 'accent', echo],
  )
}

function footLines(state: ChangeState, rows: readonly GradeRow[], view: View): string[] {
  const { paint, size, words } = view
  const { change, form } = words.admin
  const { stage } = state
  const said = (meaning: Meaning, text: string) =>
    wrap(text, size.columns).map((each) => paint(meaning, each))
  if (stage.is === 'leaving')
    return said('warn', stage.to ? form.leaveFor(stage.to.musical?.title ?? '') : form.leave)
  if (stage.is === 'form' && stage.refusal)
    return [...doneLines(stage, view), ...said('bad', `✗ ${refusalText(stage.refusal)}`)]
  const flaw = [...rows.slice(state.at, state.at + 1), ...rows].flatMap(({ onSale, flaws }) =>
    flaws.map(({ key, text }) => `${onSale.grade} · ${change[key]}: ${text}`),
  )[0]
  if (flaw !== undefined) return [...said('bad', `✗ ${flaw}`), ...said('quiet', change.how)]
  const count = changedRows(rows).length
  if (count === 0 && stage.is === 'form' && stage.isUnchanged)
    return [...said('bad', `✗ ${change.unchanged}`), ...said('quiet', change.how)]
  return count === 0
    ? [...said('quiet', change.how)]
    : [...said('good', `✓ ${change.ready(count)}`), ...said('quiet', change.how)]
}
