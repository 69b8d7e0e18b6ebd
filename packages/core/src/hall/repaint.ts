import { type HallMistake, makeReport } from './mistakes.ts'
import type { Geometry, Seat, SeatMap } from './seat-map.ts'
import { seatsText } from './seats-text.ts'
import { seatsSelected } from './select.ts'
import { MOST_RANGES } from './selector.ts'

/** A line of grades or flags in a plan. */
export type PaintedLine = { readonly name: string; readonly seats: readonly string[] }

/** The lines of a plan that say what each seat is. */
export type PaintedPlan = {
  readonly grades: readonly PaintedLine[]
  /** without a line if no seat has a flag */
  readonly flags: readonly PaintedLine[]
}

/** A selector that was typed, and its seats. */
export type Selected = { readonly text: string; readonly seats: readonly Seat[] }

/** What seats become: of another grade, not on sale, or on sale again. */
export type Repaint = { readonly grade: string } | { readonly kept: 'kill' | 'house' | 'neither' }

/** The seats of selectors, or everything that is wrong with these. The path of a mistake is the place of its selector. */
export function selectIn(
  map: Geometry,
  selectors: readonly string[],
):
  | { readonly kind: 'selected'; readonly selected: readonly Selected[] }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly HallMistake[] } {
  const { mistakes, report } = makeReport()
  const plan = { map, broken: new Set<string>(), allNamed: true }
  const selected = selectors.map((text, n) => ({
    text,
    seats: seatsSelected(plan, text, String(n), report),
  }))
  return mistakes.length > 0 ? { kind: 'mistakes', mistakes } : { kind: 'selected', selected }
}

/** The selection without some of its seats. A selector that has none of them stays as it was typed. */
export const leftOut = (
  map: Geometry,
  selected: readonly Selected[],
  isOut: (seat: Seat) => boolean,
): readonly Selected[] =>
  selected.flatMap((each) => {
    const rest = each.seats.filter((seat) => !isOut(seat))
    if (rest.length === each.seats.length) return [each]
    return selectionOf(map, rest)
  })

/** Seats as a selection, in selectors that a plan may have. */
export const selectionOf = (map: Geometry, seats: readonly Seat[]): readonly Selected[] =>
  selectorsOf(map, seats).map((text) => ({ text, seats: seatsOf(map, text) }))

/**
 * The plan with some seats repainted (domain 3.4): for each seat it says what it said before, but for these. Selectors that mean none of
 * them stay as they are. A grade or flag without a seat is left out.
 *
 * @param plan of this map
 */
export function repainted(
  map: SeatMap,
  plan: PaintedPlan,
  selected: readonly Selected[],
  change: Repaint,
): PaintedPlan {
  const seats = new Set(selected.flatMap((each) => each.seats))
  if ('grade' in change)
    return { ...plan, grades: regraded(map, plan.grades, { selected, seats }, change.grade) }
  const kept = plan.flags.map((line) => {
    const name = nameOf(line)
    return (name === 'kill' || name === 'house') && name !== change.kept
      ? without(map, line, seats)
      : line
  })
  const flags = change.kept === 'neither' ? kept : withLine(map, kept, change.kept, selected)
  return { ...plan, flags: flags.filter((line) => line.seats.length > 0) }
}

type Chosen = { readonly selected: readonly Selected[]; readonly seats: ReadonlySet<Seat> }

/** A later grade wins, so the lines behind that of the grade lose these seats. A new grade is the last one. */
function regraded(
  map: SeatMap,
  grades: readonly PaintedLine[],
  { selected, seats }: Chosen,
  grade: string,
): readonly PaintedLine[] {
  const place = grades.findIndex((line) => nameOf(line) === grade)
  const freed = grades.map((line, n) =>
    place >= 0 && n > place ? without(map, line, seats) : line,
  )
  return seen(map, withLine(map, freed, grade, selected))
}

/** The lines with these seats in that of the name, which has them once. */
function withLine(
  map: SeatMap,
  lines: readonly PaintedLine[],
  name: string,
  selected: readonly Selected[],
): readonly PaintedLine[] {
  const before = lines.find((line) => nameOf(line) === name)
  const has = new Set(before?.seats.flatMap((text) => seatsOf(map, text)))
  const added = selected.filter(({ seats }) => seats.some((seat) => !has.has(seat)))
  const texts = added.map(({ text }) => text)
  if (!before) return [...lines, { name, seats: texts }]
  return lines.map((line) =>
    line === before ? { ...line, seats: [...line.seats, ...texts] } : line,
  )
}

function without(map: SeatMap, line: PaintedLine, seats: ReadonlySet<Seat>): PaintedLine {
  const all = line.seats.map((text) => ({ text, seats: seatsOf(map, text) }))
  const rest = leftOut(map, all, (seat) => seats.has(seat))
  return { ...line, seats: rest.map(({ text }) => text) }
}

/** The grades that some seat has. */
function seen(map: SeatMap, grades: readonly PaintedLine[]): readonly PaintedLine[] {
  const gradeOf = new Map<Seat, PaintedLine>()
  for (const line of grades)
    for (const text of line.seats) for (const seat of seatsOf(map, text)) gradeOf.set(seat, line)
  const shown = new Set(gradeOf.values())
  return grades.filter((line) => shown.has(line))
}

const nameOf = ({ name }: PaintedLine): string => name.normalize('NFC').trim()

/** Seats as selectors, in which there are no more ranges than one may have. */
const selectorsOf = (map: Geometry, seats: readonly Seat[]): readonly string[] =>
  seatsText(map, seats).flatMap((text) => {
    const [level, rows, ...others] = text.split('/')
    const ranges = others.join('/').split(',')
    const parts = Array.from({ length: Math.ceil(ranges.length / MOST_RANGES) }, (_, n) =>
      ranges.slice(n * MOST_RANGES, (n + 1) * MOST_RANGES),
    )
    return parts.map((part) => `${level}/${rows}/${part.join()}`)
  })

/** The seats of a selector without mistakes. */
const seatsOf = (map: Geometry, text: string): readonly Seat[] =>
  seatsSelected({ map, broken: new Set(), allNamed: true }, text, '', makeReport().report)
