import { formatMoney, isCurrency } from '@outerpark/core/kernel'
import { hallTime, momentInZone, momentsIn, readMoment, timeZoneName } from '@outerpark/core/names'
import { type DraftFlaw, gradeDraft } from '../../season/draft.ts'
import { widthOf } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import type { View } from '../view.ts'
import { draftOf, type FormLine, type RegisterState } from './register-state.ts'

/** The width of the names of the lines, in columns. */
export const LABEL = 14

type Row = {
  readonly state: RegisterState
  readonly view: View
  readonly value: number
  readonly place: number
  readonly flaw: DraftFlaw | undefined
}

/** A line of the form: what was typed, and beside it how that is read, what is wrong with it, or an example. */
export function formRow(each: FormLine, { state, view, value, place, flaw }: Row): string {
  const { paint, size, words } = view
  const { form } = words.admin
  const isSelected = place === state.at
  const label = fill(form.labels[each.key], LABEL)
  const { shown } = shownField(isSelected ? each.field : { ...each.field, cursor: 0 }, value)
  const text = fill(shown, value)
  const room = size.columns - 2 - LABEL - value - 2
  const further = furtherHint(state, place, view)
  const isFurther = further !== undefined && widthOf(further) <= room
  const echo =
    flaw !== undefined ? `✗ ${flaw.text}` : isFurther ? further : echoOf(each, state, view)
  // The foot has the whole sentence of the selected line. Where it would be cut, an example says more.
  const short = flaw?.code === 'performance-has-begun' ? form.past : form.hints[each.key]
  const told = flaw === undefined || widthOf(echo) <= room ? echo : `✗ ${short}`
  return line(
    paint,
    size.columns,
    [isSelected ? 'accent' : 'plain', `${isSelected ? '▸' : ' '} ${label}`],
    [isSelected ? 'strong' : 'plain', text],
    '  ',
    [flaw === undefined ? 'quiet' : 'bad', told],
  )
}

/** What the empty line below one that is filled in is for: more of the same, or to go on from. */
function furtherHint({ lines }: RegisterState, place: number, { words }: View): string | undefined {
  const [before, each] = [lines[place - 1], lines[place]]
  const isFurther = each && each.key === before?.key && each.field.text.trim() === ''
  if (!isFurther || (each.key !== 'time' && each.key !== 'grade')) return undefined
  return words.admin.form.further[each.key]
}

/** How the box office reads what was typed. */
function echoOf({ key, field }: FormLine, state: RegisterState, { words, language }: View): string {
  const text = field.text.trim()
  const { form } = words.admin
  if (text === '') return form.hints[key]
  const { currency, timeZone } = draftOf(state)
  if (key === 'time') {
    const moment = readMoment(text)
    const zone = timeZoneName(timeZone)
    const [ms] = moment && zone !== undefined ? momentsIn(moment, zone) : []
    if (ms !== undefined && zone !== undefined)
      return hallTime(momentInZone(ms, zone), { language, zone: 'always' })
    return moment ? hallTime(text.replace(' ', 'T'), { language }) : ''
  }
  if (key === 'grade') {
    const { seats, amount } = gradeDraft(text, currency)
    if (typeof seats !== 'number') return ''
    if (typeof amount !== 'number' || !isCurrency(currency)) return form.seats(seats)
    return `${form.seats(seats)} × ${formatMoney({ amount, currency }, language)}`
  }
  return ''
}
