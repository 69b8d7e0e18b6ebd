import { MAX_LINES, nameKey } from '../names/index.ts'
import { BIT, FLAGS, type Flag } from './flags.ts'
import {
  MAX_FLAG_LINES,
  MAX_SELECTORS,
  MOST_NAMED,
  placeOf,
  type Report,
  watched,
} from './mistakes.ts'
import { isName, listIn, partOf, textIn } from './parts.ts'
import type { Seat } from './seat-map.ts'
import { seatsText } from './seats-text.ts'
import { type Selectable, seatsSelected } from './select.ts'

/** A grade that no seat has. */
const NONE = 0xff

/** A booking may name every grade of a performance. */
const MOST = { grades: MAX_LINES, flags: MAX_FLAG_LINES }

type Named = { readonly name: string; readonly seats: readonly Seat[]; readonly path: string }

/** The grades of a plan, and which one each seat has. */
export function paintGrades(value: unknown, plan: Selectable, report: Report) {
  const watch = watched(report)
  const named = namedSeats(value, { part: 'grade', path: 'grades' }, plan, watch.report)
  const gradeOf = new Uint8Array(plan.map.count).fill(NONE)
  for (const [grade, { seats }] of named.entries()) for (const seat of seats) gradeOf[seat] = grade
  // While a selector has a mistake, seats lack a grade because of it.
  const isSure = watch.isClean() && plan.allNamed && plan.broken.size === 0
  if (isSure) {
    for (const [grade, { name, path }] of named.entries())
      if (!gradeOf.includes(grade)) report('grade-hidden', { grade: name }, placeOf(path))
    const bare = seatsWith(gradeOf, (grade) => grade === NONE)
    reportSeats('seats-without-grade', bare, 'grades', plan, report)
  }
  return { grades: named.map(({ name }) => name), gradeOf }
}

/** The bits of the flags of each seat. */
export function paintFlags(value: unknown, plan: Selectable, report: Report): Uint8Array {
  const flags = new Uint8Array(plan.map.count)
  const isNone = Array.isArray(value) && value.length === 0
  if (value === undefined || value === null || isNone) return flags
  for (const { name, seats, path } of namedSeats(
    value,
    { part: 'flag', path: 'flags' },
    plan,
    report,
  )) {
    const flag = FLAGS.find((each) => each === name)
    if (flag) for (const seat of seats) flags[seat] = (flags[seat] ?? 0) | BIT[flag]
    else report('flag-unknown', { flag: name, flags: FLAGS }, placeOf(path))
  }
  const either: readonly Flag[] = ['wheelchair', 'companion']
  const both = seatsWith(flags, (bits) => either.every((flag) => (bits & BIT[flag]) !== 0))
  reportSeats('flags-exclude', both, 'flags', plan, report)
  return flags
}

/** What is painted, line by line: a name, and the seats of its selectors. */
function namedSeats(
  value: unknown,
  { part, path }: { readonly part: 'grade' | 'flag'; readonly path: keyof typeof MOST },
  plan: Selectable,
  report: Report,
): readonly Named[] {
  const items = listIn(value, path, path, report)
  const most = MOST[path]
  if (items.length > most) {
    report('too-many', { of: path, count: items.length, most }, placeOf(path))
    return []
  }
  const known = new Set<string>()
  let count = 0
  return items.flatMap((item, n) => {
    const at = `${path}.${n}`
    const name = textIn(partOf(item, 'name'), part, at, report)
    const selectors = listIn(partOf(item, 'seats'), 'seats', `${at}.seats`, report)
    count += rangesIn(selectors)
    if (count > MAX_SELECTORS) {
      report('too-many', { of: 'selectors', count, most: MAX_SELECTORS }, placeOf(`${at}.seats`))
      return []
    }
    const seats = selectors.flatMap((each, i) => {
      const text = textIn(each, 'seats', `${at}.seats.${i}`, report)
      // The untrimmed text has the columns.
      return text === undefined ? [] : seatsSelected(plan, String(each), `${at}.seats.${i}`, report)
    })
    if (name === undefined) return []
    if (!isName(name, 20)) report('name-unusable', { part, name }, placeOf(at))
    if (known.has(nameKey(name))) report('name-twice', { part, name }, placeOf(at))
    known.add(nameKey(name))
    return [{ name, seats, path: at }]
  })
}

/** A selector of several ranges takes as long as several selectors. */
const rangesIn = (selectors: readonly unknown[]): number =>
  selectors.reduce<number>((sum, each) => sum + String(each).split(',').length, 0)

const seatsWith = (column: Uint8Array, is: (value: number) => boolean): readonly Seat[] =>
  [...column.keys()].filter((seat) => is(column[seat] ?? 0))

function reportSeats(
  code: 'seats-without-grade' | 'flags-exclude',
  seats: readonly Seat[],
  path: string,
  { map }: Selectable,
  report: Report,
): void {
  if (seats.length === 0) return
  const text = seatsText(map, seats).slice(0, MOST_NAMED)
  report(code, { seats: text, count: seats.length }, placeOf(path))
}
