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

const DAY_MS = 86_400_000
/** A rule longer than that is a mistake in a year. */
const MOST_DAYS = 1100
const DATE = /^\d{4}-\d\d-\d\d$/
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

/** Reads the part of a rule that comes each week, between its first and its last day. */
export function weeklyReader(tree: Tree, { flawed }: Reader) {
  const timesOf = timesReader(tree, flawed)

  const dayOf = (branch: Field | undefined, rule: Spot, name: string): number | undefined => {
    if (!branch) return void flawed(rule, ({ seasons }) => seasons.missing(name))
    const ms = dateMs(String(tree.textOf(branch) ?? '').trim())
    if (ms === undefined) flawed(branch, ({ seasons }) => seasons.notLike('2027-01-05'))
    return ms
  }

  return (
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
}

/** The times of each weekday, with the place of each. */
function timesReader(tree: Tree, flawed: Reader['flawed']) {
  const wrong = (branch: Spot, example: string) =>
    flawed(branch, ({ seasons }) => seasons.notLike(example))
  return (days: Field | undefined, rule: Spot) => {
    const times = new Map<number, { clock: string; spot: Spot }[]>()
    if (!days) return times
    const all = tree.fieldsOf(days)
    if (!all) wrong(days, '{ tue-fri: "19:30", sat: ["14:00", "18:30"] }')
    for (const each of all ?? []) {
      const named = weekdaysIn(each.name)
      if (!named) wrong({ path: each.path, offset: each.nameOffset }, 'tue, tue-fri, 화-금')
      for (const item of tree.itemsOf(each) ?? [each]) {
        const clock = String(tree.textOf(item) ?? '').trim()
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
}

/** Midnight in UTC of a date that exists. */
export function dateMs(text: string): number | undefined {
  const ms = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : ms
}
