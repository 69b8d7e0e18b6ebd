import type { Text } from '../words/words.ts'
import type { Reader } from './reader.ts'
import type { Branch, Field, Spot, Tree } from './tree.ts'
import { weekdaysIn } from './weekdays.ts'

/** A time on the clocks of the hall, as `2027-01-05T19:30`, and what says it in the file. */
export type Dated = {
  readonly time: string
  readonly spot: Spot
  /** the grades of the rule, if it has its own */
  readonly grades: Branch | undefined
}

const KNOWN = ['from', 'to', 'days', 'except', 'also', 'grades']
const DAY_MS = 86_400_000
/** A rule longer than that is a mistake in a year. */
const MOST_DAYS = 1100
const DATE = /^\d{4}-\d\d-\d\d$/
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
const DATE_AND_CLOCK = /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d)$/

/**
 * Reads when a musical plays: rules with a first and a last day, times for the days of the week, days or times that are left out
 * (`except`), and times in addition (`also`). They are times on the clocks of the hall.
 */
export function scheduleReader(tree: Tree, reader: Reader) {
  const { fields, flawed } = reader
  const wrong = (branch: Spot, example: string) =>
    flawed(branch, ({ seasons }) => seasons.notLike(example))
  const itemsOf = (branch: Branch | undefined): readonly Branch[] =>
    branch === undefined ? [] : (tree.itemsOf(branch) ?? [branch])
  const text = (branch: Branch): string => String(tree.textOf(branch) ?? '').trim()

  const dayOf = (branch: Field | undefined, rule: Spot, name: string): number | undefined => {
    if (!branch) return void flawed(rule, ({ seasons }) => seasons.missing(name))
    const ms = dateMs(text(branch))
    if (ms === undefined) wrong(branch, '2027-01-05')
    return ms
  }

  /** The times of each weekday, with the place of each. */
  const timesOf = (days: Field | undefined, rule: Spot) => {
    const times = new Map<number, { clock: string; spot: Spot }[]>()
    if (!days) return times
    const all = tree.fieldsOf(days)
    if (!all) wrong(days, '{ tue-fri: "19:30", sat: ["14:00", "18:30"] }')
    for (const each of all ?? []) {
      const named = weekdaysIn(each.name)
      if (!named) wrong({ path: each.path, offset: each.nameOffset }, 'tue, tue-fri, 화-금')
      for (const item of itemsOf(each)) {
        const clock = text(item)
        if (!CLOCK.test(clock)) wrong(item, '"19:30"')
        else
          for (const day of named ?? [])
            times.set(day, [...(times.get(day) ?? []), { clock, spot: item }])
      }
    }
    if (times.size === 0 && all?.length === 0)
      flawed(rule, ({ seasons }) => seasons.missing('days'))
    return times
  }

  /** Leaves out what `except` names. What is not there is a mistake, as it is hardly what was meant. */
  const without = (dated: readonly Dated[], except: Branch | undefined): readonly Dated[] => {
    let left = dated
    for (const item of itemsOf(except)) {
      const typed = text(item)
      const time = DATE_AND_CLOCK.exec(typed)
      const named = time ? `${time[1]}T${time[2]}` : DATE.test(typed) ? typed : undefined
      if (named === undefined) {
        wrong(item, '2027-01-05, "2027-01-05 19:30"')
        continue
      }
      const kept = left.filter((each) => each.time !== named && each.time.slice(0, 10) !== named)
      if (kept.length === left.length) flawed(item, ({ seasons }) => seasons.notInSchedule)
      left = kept
    }
    return left
  }

  const ruleOf = (rule: Branch): readonly Dated[] => {
    const known = fields(rule, KNOWN)
    if (!known) {
      wrong(rule, '{ from: 2027-01-05, to: 2027-02-14, days: { tue-fri: "19:30" } }')
      return []
    }
    const [from, to, days, except, also, grades] = KNOWN.map((name) => known.get(name))
    const weekly = days || from || to ? weeklyOf({ from, to, days }, rule, grades) : []
    const more = itemsOf(also).flatMap((spot): Dated[] => {
      const [, date, clock] = DATE_AND_CLOCK.exec(text(spot)) ?? []
      if (date !== undefined && dateMs(date) !== undefined)
        return [{ time: `${date}T${clock}`, spot, grades }]
      wrong(spot, '"2027-01-05 19:30"')
      return []
    })
    return [...without(weekly, except), ...more]
  }

  const weeklyOf = (
    { from, to, days }: Readonly<Record<'from' | 'to' | 'days', Field | undefined>>,
    rule: Branch,
    grades: Branch | undefined,
  ): readonly Dated[] => {
    const [first, last] = [dayOf(from, rule, 'from'), dayOf(to, rule, 'to')]
    if (!days) flawed(rule, ({ seasons }) => seasons.missing('days'))
    const times = timesOf(days, rule)
    if (first === undefined || last === undefined) return []
    const count = (last - first) / DAY_MS + 1
    const amiss: Text | undefined =
      count < 1
        ? ({ seasons }) => seasons.endsBefore
        : count > MOST_DAYS
          ? ({ seasons }) => seasons.tooLong
          : undefined
    if (amiss) flawed(to ?? rule, amiss)
    return Array.from({ length: amiss ? 0 : count }, (_, n) => first + n * DAY_MS).flatMap((ms) =>
      (times.get(new Date(ms).getUTCDay()) ?? []).map(({ clock, spot }) => ({
        ...{ time: `${new Date(ms).toISOString().slice(0, 10)}T${clock}`, spot, grades },
      })),
    )
  }

  /** All times of a schedule, in their order. One that comes twice is a mistake. */
  return (schedule: Branch): readonly Dated[] => {
    const dated = itemsOf(schedule).flatMap(ruleOf)
    const seen = new Set<string>()
    for (const { time, spot } of dated) {
      if (seen.has(time)) flawed(spot, ({ seasons }) => seasons.dateTwice(time.replace('T', ' ')))
      seen.add(time)
    }
    return dated.toSorted((a, b) => (a.time < b.time ? -1 : 1))
  }
}

/** Midnight in UTC of a date that exists. */
function dateMs(text: string): number | undefined {
  const ms = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : ms
}
