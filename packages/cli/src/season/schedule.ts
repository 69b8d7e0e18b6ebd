import type { Reader } from './reader.ts'
import type { Branch, Spot, Tree } from './tree.ts'
import { type Dated, dateMs, weeklyReader } from './weekly.ts'

const KNOWN = ['from', 'to', 'days', 'except', 'also', 'grades']
const DATE = /^\d{4}-\d\d-\d\d$/
const DATE_AND_CLOCK = /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d)$/

/**
 * Reads when a musical plays: rules with a first and a last day, times for the days of the week, days or times that are left out
 * (`except`), and times in addition (`also`). They are times on the clocks of the hall.
 */
export function scheduleReader(tree: Tree, reader: Reader) {
  const { fields, flawed } = reader
  const weeklyOf = weeklyReader(tree, reader)
  const wrong = (branch: Spot, example: string) =>
    flawed(branch, ({ seasons }) => seasons.notLike(example))
  const itemsOf = (branch: Branch | undefined): readonly Branch[] =>
    branch === undefined ? [] : (tree.itemsOf(branch) ?? [branch])
  const text = (branch: Branch): string => String(tree.textOf(branch) ?? '').trim()

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
