import type { HallResponse, HallVersionResponse } from '@outerpark/core/contract'
import { type Seat, type SeatMap, seatId, seatsText } from '@outerpark/core/hall'
import { grouped } from '@outerpark/core/kernel'
import type { BestInHall } from '../hall/best.ts'
import { type CheckedHall, type FileMistake, figuresOf, type HallFigures } from '../hall/check.ts'
import { hasUnicode } from '../text/unicode.ts'
import { words } from '../words/words.ts'
import { planOf, type Shown, type Sign, signsShown } from './hall-plan.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

const FOCUS = '+'
const HOUR_MS = 3_600_000

/** The map that was checked, and the seats that a party would get. */
type Checked = { readonly map: SeatMap | undefined; readonly chosen: readonly Seat[] }

/** The plan of a hall and its figures, or everything that is wrong with it. */
export function checkedHallText(
  { file, hall, mistakes, best }: CheckedHall,
  { map, chosen }: Checked,
  paint: Paint,
  room: number,
): string {
  if (!map || !hall) return mistakes.map((each) => mistakeLine(file, each, paint)).join('\n')
  return wholeHall(headText(hall, paint), { map, hall, chosen, best }, paint, room)
}

/** A hall of the box office with the plan of one of its versions. */
export function keptHallText(
  { id, version }: HallVersionResponse,
  map: SeatMap,
  paint: Paint,
  room: number,
): string {
  const hall = figuresOf(map)
  const head = `${headText(hall, paint)}\n${words().halls.ofVersion(id, version)}`
  return wholeHall(head, { map, hall, chosen: [] }, paint, room)
}

type Drawn = {
  readonly map: SeatMap
  readonly hall: HallFigures
  /** the seats that a party would get */
  readonly chosen: readonly Seat[]
  readonly best?: BestInHall | null
}

const wholeHall = (
  head: string,
  { map, hall, chosen, best }: Drawn,
  paint: Paint,
  room: number,
): string =>
  [
    head,
    ...planTexts(map, chosen, paint, room),
    ...(best ? [bestText(map, chosen, best, paint)] : []),
    countsText(hall, paint, room),
    paint.good(words().halls.capacity(hall.seats, hall.forSale, hall.forAnybody)),
  ].join('\n\n')

/** One line for each hall. */
export function hallsText(
  { items }: { readonly items: readonly HallResponse[] },
  paint: Paint,
  room?: number,
): string {
  const { columns, halls } = words()
  const right = (title: string) => ({ title, align: 'right' }) as const
  return table(
    [
      { title: columns.id },
      { title: columns.name, long: 'cut' },
      right(columns.version),
      right(halls.columns.seats),
      right(halls.columns.forSale),
      { title: halls.columns.grades, long: 'cut', spare: 1 },
    ],
    items.map(({ id, hall, version, seats, forSale, grades }) => [
      ...[id, hall, String(version), grouped(seats), grouped(forSale)],
      grades.map(({ grade }) => grade).join(', '),
    ]),
    paint,
    room,
  )
}

/** A hall that was added, or that has another plan now: what it is in figures. */
export function plannedHallText(hall: HallResponse, paint: Paint, room?: number): string {
  const { columns, ofVersion } = words().halls
  const right = (title: string) => ({ title, align: 'right' }) as const
  const rows = [...hall.grades, { ...hall, grade: words().halls.all }]
  return [
    headText({ name: hall.hall, address: hall.address ?? null, timeZone: hall.timeZone }, paint),
    ofVersion(hall.id, hall.version),
    '',
    table(
      [{ title: columns.grade }, right(columns.seats), right(columns.forSale)],
      rows.map(({ grade, seats, forSale }) => [grade, grouped(seats), grouped(forSale)]),
      paint,
      room,
    ),
  ].join('\n')
}

const mistakeLine = (file: string, { line, column, message }: FileMistake, paint: Paint) =>
  `${paint.bad('✗')} ${file}:${line}:${column} ${message}`

const headText = (
  { name, address, timeZone }: Pick<HallFigures, 'name' | 'address' | 'timeZone'>,
  paint: Paint,
) => `${paint.strong(name)}  ${timeZone}${address === null ? '' : `\n${address}`}`

/** The plan, and its legend. */
function planTexts(map: SeatMap, chosen: readonly Seat[], paint: Paint, room: number) {
  const signs = new Map<Seat, Sign>([[map.focus, { text: FOCUS, paint: paint.good }]])
  for (const seat of chosen) signs.set(seat, { text: chosenSign(), paint: paint.good })
  const { lines, needed, shown } = planOf(map, { room, paint, signs })
  const note = needed === undefined ? [] : ['', words().halls.cut(needed)]
  return [[...lines, ...note].join('\n'), legendText(map, shown)]
}

const chosenSign = () => (hasUnicode() ? '●' : '*')

/** Which seats a party would get first, and how it sits. */
function bestText(
  map: SeatMap,
  chosen: readonly Seat[],
  { party, grade, rule, largest }: BestInHall,
  paint: Paint,
): string {
  const { halls } = words()
  if (rule === null) return paint.waiting(halls.noBlock(party, grade, largest))
  const grades = new Set(chosen.map((seat) => map.grades[map.gradeOf[seat] ?? -1] ?? ''))
  const seats = `${seatsText(map, chosen).join(' ')} (${[...grades].join(', ')})`
  return `${paint.good(chosenSign())} ${halls.best(party, seats)} ${halls.rules[rule]}`
}

/** What the signs of the plan mean. */
function legendText(map: SeatMap, shown: Shown): string {
  const { halls } = words()
  return [
    ...signsShown(map, map.grades, shown),
    `${FOCUS} ${halls.focus(seatId(map, map.focus))}`,
  ].join('   ')
}

function countsText(
  { levels, grades, flags, releases }: HallFigures,
  paint: Paint,
  room: number,
): string {
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
  const shown = flags.length === 0 ? blocks.slice(0, 2) : blocks
  const released = releases
    .filter(({ flag }) => flags.some((each) => each.flag === flag))
    .map(({ flag, beforeMs }) => words().halls.released(called[flag], beforeMs / HOUR_MS))
  return [...shown, ...(released.length > 0 ? [released.join('\n')] : [])].join('\n\n')
}
