import { type Seat, type SeatMap, seatId } from '@outerpark/core/hall'
import { grouped } from '@outerpark/core/kernel'
import type { CheckedHall, FileMistake, HallFigures } from '../hall/check.ts'
import { words } from '../words/words.ts'
import { FLAG_MARKS, gradeMarks } from './hall-marks.ts'
import { planOf } from './hall-plan.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

const FOCUS = '+'

/** The plan of a hall and its figures, or everything that is wrong with it. */
export function checkedHallText(
  { file, hall, mistakes }: CheckedHall,
  map: SeatMap | undefined,
  paint: Paint,
  room: number,
): string {
  if (!map || !hall) return mistakes.map((mistake) => mistakeLine(file, mistake, paint)).join('\n')
  return [
    headText(hall, paint),
    planText(map, paint, room),
    legendText(map, hall),
    countsText(hall, paint, room),
    paint.good(words().halls.capacity(hall.seats, hall.forSale, hall.forAnybody)),
  ].join('\n\n')
}

const mistakeLine = (file: string, { line, column, message }: FileMistake, paint: Paint) =>
  `${paint.bad('✗')} ${file}:${line}:${column} ${message}`

const headText = ({ name, timeZone }: HallFigures, paint: Paint) =>
  `${paint.strong(name)}  ${timeZone}`

function planText(map: SeatMap, paint: Paint, room: number): string {
  const signs = new Map<Seat, string>([[map.focus, FOCUS]])
  const { lines, needed } = planOf(map, { room, paint, signs })
  const note = needed === undefined ? [] : ['', words().halls.cut(needed)]
  return [...lines, ...note].join('\n')
}

/** What the signs of the plan mean. */
function legendText(map: SeatMap, { flags }: HallFigures): string {
  const { halls } = words()
  const marks = gradeMarks(map.grades)
  return [
    ...map.grades.map((grade, n) => `${marks[n]} ${grade}`),
    ...flags.map(({ flag }) => `${FLAG_MARKS[flag]} ${halls.flags[flag]}`),
    `${FOCUS} ${halls.focus(seatId(map, map.focus))}`,
  ].join('   ')
}

function countsText({ levels, grades, flags }: HallFigures, paint: Paint, room: number): string {
  const { columns, flags: called } = words().halls
  const right = (title: string) => ({ title, align: 'right' }) as const
  const seats = [right(columns.seats), right(columns.forSale)]
  const capacity = (each: { readonly seats: number; readonly forSale: number }) => [
    grouped(each.seats),
    grouped(each.forSale),
  ]
  const blocks = [
    table(
      [{ title: columns.level }, right(columns.rows), ...seats],
      levels.map((each) => [each.level, grouped(each.rows), ...capacity(each)]),
      paint,
      room,
    ),
    table(
      [{ title: columns.grade }, ...seats],
      grades.map((each) => [each.grade, ...capacity(each)]),
      paint,
      room,
    ),
    table(
      [{ title: columns.flag }, right(columns.seats)],
      flags.map((each) => [called[each.flag], grouped(each.seats)]),
      paint,
      room,
    ),
  ]
  return (flags.length === 0 ? blocks.slice(0, 2) : blocks).join('\n\n')
}
