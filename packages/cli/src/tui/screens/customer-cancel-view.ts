import { widthOf } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import type { Drawn, View } from '../view.ts'
import { cancelLines } from './cancel-view.ts'
import type { CancelQuestion } from './customer-cancel.ts'
import { isPaid, isUndecided, type RefundChoice } from './refund-choice.ts'

type Place = { readonly name: string; readonly rows: number; readonly view: View }

/** The question before a cancel on behalf: the refund, and why. The cursor is in the field that is written. */
export function drawStaffCancel(question: CancelQuestion, { name, rows, view }: Place): Drawn {
  const { what, booking, shown, missing } = question
  const { person } = view.words.admin
  const ask = (seats: string) =>
    missing ? person.refund.missing[missing] : person.askCancel(name, booking.id, seats)
  const choice = isPaid(booking) ? choiceRows(what.choice, view) : []
  const isOnSeats = what.choice.row === 'seats'
  const lines = cancelLines(
    {
      ...{ asked: what.asked, booking, quoted: shown, rows, ask, isOnSeats },
      hint: isUndecided(shown) ? person.refund.decide : undefined,
      choice: choice.map(({ text }) => text),
    },
    view,
  )
  const written = choice.find(({ x }) => x !== undefined)
  const y = written ? lines.indexOf(written.text) : -1
  return { lines, cursor: written?.x !== undefined && y >= 0 ? { x: written.x, y } : undefined }
}

/** A row of what is decided, and where the cursor is in it. */
type ChoiceRow = { readonly text: string; readonly x?: number | undefined }

function choiceRows(choice: RefundChoice, { paint, size, words }: View): readonly ChoiceRow[] {
  const { refund } = words.admin.person
  const width = Math.max(...[refund.label, refund.amount, refund.reason].map(widthOf)) + 2
  const label = (row: RefundChoice['row'], name: string) =>
    `${choice.row === row ? ' ▸' : '  '} ${fill(name, width)}`
  const field = (row: 'amount' | 'reason', hint: string): ChoiceRow => {
    const name = label(row, refund[row])
    const before = widthOf(name)
    const { shown, x } = shownField(choice[row], Math.max(10, size.columns - before - 1))
    const text = shown === '' ? (['quiet', `  ${hint}`] as const) : (['accent', shown] as const)
    return {
      text: line(paint, size.columns, name, text),
      x: choice.row === row ? before + x : undefined,
    }
  }
  const way = `‹ ${refund.ways[choice.way]} ›`
  return [
    { text: line(paint, size.columns, label('refund', refund.label), ['accent', way]) },
    ...(choice.way === 'amount' ? [field('amount', refund.hints.amount)] : []),
    field('reason', choice.way === 'policy' ? refund.hints.may : refund.hints.must),
  ]
}
