import { holdOutcomes } from './hold-outcomes.ts'
import { durationOf } from './plan/words.ts'
import { planOutcomes } from './plan-outcomes.ts'
import type { Result } from './run.ts'

/** Adds up what happened in many stories. */
export function tally(realSeconds: () => number) {
  let [seeds, steps, virtualMs] = [0, 0, 0]
  const faults = new Map<string, number>()
  const events = new Map<string, number>()
  const ofSeveral = new Map<string, number>()
  const numbered = new Map<string, number>()
  const holds = new Map<string, number>()
  const plans = new Map<string, number>()

  /** How fast the stories were played. */
  const speed = () => {
    const seconds = realSeconds()
    return { seconds, hours: virtualMs / 3_600_000, stepsPerSecond: steps / seconds }
  }

  return {
    add(result: Result): void {
      seeds += 1
      steps += result.steps
      virtualMs += result.virtualMs
      addAll(faults, result.faults)
      addAll(events, countsOf(result.events))
      addAll(ofSeveral, countsOf(result.events.filter((event) => linesOf(event).length > 1)))
      addAll(holds, holdOutcomes(result))
      addAll(plans, planOutcomes(result))
      addAll(numbered, countsOf(result.events.filter((event) => linesOf(event)[0]?.places)))
    },
    seeds: () => seeds,
    speed,
    lines(): string[] {
      const { seconds, hours, stepsPerSecond } = speed()
      return [
        `${n(seeds)} seeds, ${n(steps)} steps`,
        ...table('events', events),
        ...table('events about seats of several grades', ofSeveral),
        ...table('events about seats with numbers', numbered),
        ...table('outcomes of holds', holds),
        ...table('outcomes of plans', plans),
        ...table('faults', faults),
        `${n(hours)} virtual hours in ${durationOf(Math.round(seconds * 1000))}: ${n(stepsPerSecond)} steps a second`,
      ]
    },
  }
}

const linesOf = (event: Result['events'][number]) => ('lines' in event && event.lines) || []

const countsOf = (events: Result['events']): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(events, ({ type }) => type)].map(([type, those]) => [type, those.length]))

function addAll(to: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [name, times] of counts) to.set(name, (to.get(name) ?? 0) + times)
}

function table(what: string, counts: ReadonlyMap<string, number>): string[] {
  const total = [...counts.values()].reduce((sum, times) => sum + times, 0)
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = rows.map(([name, times]) => `  ${n(times).padStart(9)}  ${name}`)
  return [`${n(total)} ${what} of ${counts.size} kinds:`, ...lines]
}

const n = (value: number) =>
  value.toLocaleString('en', { maximumFractionDigits: value < 100 && value % 1 !== 0 ? 1 : 0 })
