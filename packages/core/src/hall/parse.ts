import { nameKey, timeZoneName } from '../names/index.ts'
import type { HallDraft } from './draft.ts'
import { type HallMistake, MAX_LEVELS, makeReport, placeOf, type Report } from './mistakes.ts'
import { paintFlags, paintGrades } from './paint.ts'
import { isName, listIn, partOf, textIn } from './parts.ts'
import { releasesIn } from './releases.ts'
import { type ReadLevel, readRows } from './rows.ts'
import { layOut, type Seat, type SeatMap, seatOf } from './seat-map.ts'
import type { Selectable } from './select.ts'
import { isLevelName } from './selector.ts'

export type ParsedHall =
  | { readonly kind: 'map'; readonly map: SeatMap }
  /** at least one, in the order of the file's parts */
  | { readonly kind: 'mistakes'; readonly mistakes: readonly HallMistake[] }

/**
 * The map of a hall, or everything that is wrong with its plan. What may only follow from another mistake is not reported: a
 * selector cannot be judged while a row of its level has a mistake.
 */
export function parseHall(draft: HallDraft): ParsedHall {
  const { mistakes, report } = makeReport()
  const hall = textIn(draft.hall, 'hall', 'hall', report)
  if (hall !== undefined && !isName(hall, 200))
    report('name-unusable', { part: 'hall', name: hall }, placeOf('hall'))
  const address = addressIn(draft.address, report)
  const timeZone = zoneIn(draft.timezone, report)
  const focusText = textIn(draft.focus, 'focus', 'focus', report)
  const { levels, allNamed } = levelsIn(draft.levels, report)
  const map = layOut(levels)
  const broken = new Set(levels.flatMap(({ name, isWhole }) => (isWhole ? [] : [name])))
  const plan: Selectable = { map, broken, allNamed }
  const focus = focusText === undefined ? undefined : focusIn(focusText, plan, report)
  const grades = paintGrades(draft.grades, plan, report)
  const flags = paintFlags(draft.flags, plan, report)
  const releases = releasesIn(draft.releases, report)
  const [first] = mistakes
  if (first || hall === undefined || timeZone === undefined || focus === undefined)
    return { kind: 'mistakes', mistakes }
  const where = address === undefined ? { hall } : { hall, address }
  return { kind: 'map', map: { ...map, ...grades, ...where, timeZone, focus, flags, releases } }
}

/** Nobody has to say where a hall is. */
function addressIn(value: unknown, report: Report): string | undefined {
  if (value === undefined || value === null) return undefined
  const text = textIn(value, 'address', 'address', report)
  if (text !== undefined && !isName(text, 200))
    report('name-unusable', { part: 'address', name: text }, placeOf('address'))
  return text
}

function zoneIn(value: unknown, report: Report): string | undefined {
  const text = textIn(value, 'timezone', 'timezone', report)
  const zone = text === undefined ? undefined : timeZoneName(text)
  if (text !== undefined && zone === undefined)
    report('time-zone-unknown', { timeZone: text }, placeOf('timezone'))
  return zone
}

function levelsIn(
  value: unknown,
  report: Report,
): { readonly levels: readonly ReadLevel[]; readonly allNamed: boolean } {
  const items = listIn(value, 'levels', 'levels', report)
  if (items.length > MAX_LEVELS) {
    const count = items.length
    report('too-many', { of: 'levels', count, most: MAX_LEVELS }, placeOf('levels'))
    return { levels: [], allNamed: false }
  }
  const count = { seats: 0 }
  const known = new Set<string>()
  const levels = items.map((item, n): ReadLevel => {
    const at = `levels.${n}`
    const name = textIn(partOf(item, 'name'), 'name', `${at}.name`, report)
    const rows = partOf(item, 'rows')
    const text = textIn(rows, 'rows', `${at}.rows`, report)
    if (name !== undefined && !isLevelName(name))
      report('name-unusable', { part: 'level', name }, placeOf(`${at}.name`))
    else if (name !== undefined && known.has(nameKey(name)))
      report('name-twice', { part: 'level', name }, placeOf(`${at}.name`))
    known.add(nameKey(name ?? ''))
    if (text === undefined) return { name: name ?? '', rows: [], isWhole: false }
    return readRows(name ?? '', String(rows), { path: `${at}.rows`, count }, report)
  })
  return { levels, allNamed: levels.length > 0 && levels.every(({ name }) => isLevelName(name)) }
}

/** The seat with that id. Reports which part of the id is not known. */
function focusIn(
  text: string,
  { map, broken, allNamed }: Selectable,
  report: Report,
): Seat | undefined {
  const [, level, row] = /^([^/]+)\/([^/]+)\/\d{1,4}$/.exec(text) ?? []
  const seat = seatOf(map, text)
  const at = placeOf('focus')
  if (level === undefined || row === undefined) report('focus-form', { focus: text }, at)
  else if (seat === undefined && allNamed && !broken.has(level)) {
    const place = map.levels.findIndex(({ name }) => name === level)
    const levels = map.levels.map(({ name }) => name)
    if (place === -1) report('level-unknown', { level, levels }, at)
    else if (!map.rows.some((each) => each.level === place && each.label === row))
      report('row-unknown', { level, row }, at)
    else report('seat-unknown', { seat: text }, at)
  }
  return seat
}
