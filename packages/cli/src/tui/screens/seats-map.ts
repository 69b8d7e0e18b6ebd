import type { Seat } from '@outerpark/core/hall'
import { widthOf } from '../../text/width.ts'
import { fill, line, type Piece } from '../parts/line.ts'
import type { Drawn, Spot, View } from '../view.ts'
import type { Layout } from './seats-plan.ts'
import { type RowsDrawn, rowLine } from './seats-rows.ts'

type MapDrawn = Omit<RowsDrawn, 'paint' | 'from'> & {
  readonly from: { readonly row: number; readonly column: number }
}

/** The plan of a hall, or the part of it around the cursor. */
export function drawMap(drawn: MapDrawn, view: View): Drawn {
  const { layout, from, cursor } = drawn
  const { plan, isWhole, labels, room, hasRuler } = layout
  const { map } = plan
  const rows = isWhole ? map.rows.length : room.rows
  const level = map.levels[map.rows[from.row]?.level ?? 0]
  const end = isWhole ? rows : Math.min(from.row + rows, level?.end ?? rows)
  const shown = { ...drawn, from: from.column, paint: view.paint }
  const head = [headLine(drawn, view), ...(hasRuler ? [rulerLine(drawn, view)] : [])]
  const lines = Array.from({ length: end - from.row }, (_, n) => rowLine(from.row + n, shown))
  // Without colours the real cursor shows where one is.
  const isPlain = view.paint('selected', ' ') === ' '
  const row = cursor === undefined ? -1 : (map.rowOf[cursor] ?? 0) - from.row
  const isSeen = cursor !== undefined && row >= 0 && row < lines.length
  const spot: Spot | undefined =
    isPlain && isSeen
      ? { x: labels.width + columnIn(layout, cursor, from.column), y: head.length + row }
      : undefined
  return { lines: [...head, ...lines], cursor: spot }
}

const columnIn = ({ plan }: Layout, seat: Seat, from: number): number =>
  (plan.columns[seat] ?? 0) - plan.left - from

/** The stage, or which level it is of how many, and which of its rows. */
function headLine({ layout, from }: MapDrawn, { paint, words }: View): string {
  const { plan, isWhole, labels, room } = layout
  const { map, left } = plan
  const columns = labels.width + room.columns
  const { stage, rowsOf } = words.seats
  if (isWhole) {
    const middle = labels.width - left - from.column - Math.floor(widthOf(stage) / 2)
    return line(paint, columns, ' '.repeat(Math.max(0, middle)), ['quiet', stage])
  }
  const at = map.rows[from.row]?.level ?? 0
  const { first = 0, end = 0 } = map.levels[at] ?? {}
  const last = Math.min(end, from.row + room.rows)
  const labelOf = (row: number) => map.rows[row]?.label ?? ''
  const part =
    last - from.row < end - first ? rowsOf(labelOf(from.row), labelOf(last - 1), end - first) : ''
  const names = map.levels.flatMap(({ name }, n): Piece[] =>
    n === at ? [['selected', `[${name}]`], ' '] : [['quiet', ` ${name} `], ' '],
  )
  return line(paint, columns, ...names, ['quiet', part])
}

/** The numbers of the row in which the cursor is, above their seats: that of every other seat, since a number may have three digits. */
function rulerLine({ layout, from, cursor }: MapDrawn, { paint }: View): string {
  const { plan, labels, room } = layout
  const { map, columns, left } = plan
  const { first = 0, end = 0 } = map.rows[map.rowOf[cursor ?? -1] ?? -1] ?? {}
  const cells = Array.from({ length: room.columns }, () => ' ')
  let free = 0
  for (let seat = first; seat < end; seat++) {
    const at = (columns[seat] ?? 0) - left - from.column
    const text = String(map.numbers[seat])
    const fits = at >= free && at + text.length <= room.columns
    if (!fits) continue
    for (const [n, digit] of [...text].entries()) cells[at + n] = digit
    free = at + 4
  }
  return paint('quiet', `${fill('', labels.width)}${cells.join('')}`.trimEnd())
}
