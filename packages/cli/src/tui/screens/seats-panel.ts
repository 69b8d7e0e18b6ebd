import { FREE, NOT_SOLD, TAKEN } from '@outerpark/core/hall'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import { shownFlag } from '../../output/hall-marks.ts'
import { widthOf } from '../../text/width.ts'
import { line } from '../parts/line.ts'
import type { Size, View } from '../view.ts'
import { legendLines, partyLine, shortLegend } from './seats-legend.ts'
import { BOOKED, CHOSEN, OWN } from './seats-looks.ts'
import { seatText } from './seats-named.ts'
import { gradeAt, ownLines, priceIn, problemLines, type Told } from './seats-own.ts'

/** What stands beside the plan: which performance, the seat of the cursor, the own seats, what is wrong, the legend. */
export function panelLines(told: Told, size: Size, view: View): readonly string[] {
  const narrow = { ...view, size }
  const blocks = [
    headLines(told, narrow),
    cursorLines(told, narrow),
    [...ownLines(told, narrow), ...problemLines(told, narrow)],
    [partyLine(told, narrow), ...legendLines(told, narrow)],
  ]
  const most = blocks.flat().length + blocks.length - 1
  const gap = most <= size.rows ? [''] : []
  const shown = blocks.flatMap((lines, n) => (n === 0 ? lines : [...gap, ...lines]))
  return shown.slice(0, size.rows)
}

/** The same in few rows below the plan: what is wrong comes before the rest. */
export function shortLines(told: Told, size: Size, view: View): readonly string[] {
  const narrow = { ...view, size }
  const [seat = '', about = ''] = cursorLines(told, narrow)
  const lines = [
    line(view.paint, size.columns, seat, '  ', about),
    ...problemLines(told, narrow),
    ...ownLines(told, narrow),
    shortLegend(told, narrow),
  ]
  return lines.slice(0, size.rows)
}

function headLines({ show }: Told, { paint, size, language }: View): readonly string[] {
  const { title, startsAt, venue } = show
  const when = hallTime(startsAt, { language })
  const fits = widthOf(when) + 2 + widthOf(venue) <= size.columns
  return [
    line(paint, size.columns, ['strong', title]),
    line(paint, size.columns, when, ['quiet', fits ? `  ${venue}` : '']),
  ]
}

function cursorLines({ state, show, map, looks }: Told, view: View): readonly string[] {
  const { paint, size, words, language } = view
  if (state.cursor === undefined) return []
  const grade = gradeAt(map, state.cursor)
  const price = priceIn(show, grade)
  const flag = shownFlag(map.flags[state.cursor] ?? 0)
  const about = [
    `${grade} ${price ? formatMoney(price, language) : ''}`.trim(),
    lookText(looks[state.cursor] ?? NOT_SOLD, view),
    ...(flag && flag !== 'kill' && flag !== 'house' ? [words.seats.flags[flag]] : []),
  ]
  return [
    line(paint, size.columns, ['accent', seatText(map, state.cursor, words)]),
    line(paint, size.columns, `${about[0]}  `, about.slice(1).join(', ')),
  ]
}

/** What a seat is now, in words. */
export function lookText(look: number, { words }: Pick<View, 'words'>): string {
  const { looks } = words.seats
  if (look === OWN) return looks.own
  if (look === BOOKED) return looks.booked
  if (look === CHOSEN) return looks.chosen
  if (look === TAKEN) return looks.taken
  return look === FREE ? looks.free : looks.notSold
}
