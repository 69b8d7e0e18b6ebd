import { widthOf } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import type { View } from '../view.ts'
import { cancelLines } from './cancel-view.ts'
import type { CancelQuestion } from './customer-cancel.ts'
import { isPaid, type RefundChoice } from './refund-choice.ts'

/** The question before a cancel on behalf: the refund, and why. */
export function staffCancelLines(
  { what, booking, shown, missing }: CancelQuestion,
  { name, rows, view }: { readonly name: string; readonly rows: number; readonly view: View },
): string[] {
  const { person } = view.words.admin
  const ask = (seats: string) =>
    missing ? person.refund.missing[missing] : person.askCancel(name, booking.id, seats)
  return cancelLines(
    {
      ...{ asked: what.asked, booking, quoted: shown, rows, ask },
      isOnSeats: what.choice.row === 'seats',
      choice: isPaid(booking) ? choiceLines(what.choice, view) : [],
    },
    view,
  )
}

function choiceLines(choice: RefundChoice, { paint, size, words }: View): string[] {
  const { refund } = words.admin.person
  const names = [refund.label, refund.amount, refund.reason]
  const width = Math.max(...names.map(widthOf)) + 2
  const label = (row: RefundChoice['row'], name: string) =>
    `${choice.row === row ? ' ▸' : '  '} ${fill(name, width)}`
  const field = (row: 'amount' | 'reason', hint: string) => {
    const name = label(row, refund[row])
    const { shown } = shownField(choice[row], Math.max(10, size.columns - widthOf(name) - 2))
    const isHere = choice.row === row
    return line(
      paint,
      size.columns,
      name,
      ['accent', shown],
      ['quiet', isHere ? '▏' : ''],
      ['quiet', shown === '' ? ` ${hint}` : ''],
    )
  }
  return [
    line(paint, size.columns, label('refund', refund.label), [
      'accent',
      `‹ ${refund.ways[choice.way]} ›`,
    ]),
    ...(choice.way === 'amount' ? [field('amount', refund.hints.amount)] : []),
    field('reason', choice.way === 'policy' ? refund.hints.may : refund.hints.must),
  ]
}
