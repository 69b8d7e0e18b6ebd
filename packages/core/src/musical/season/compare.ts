import { type DecisionContext, hasBegun, msOf, refuse } from '../../kernel/index.ts'
import type { HallSeats } from '../in-hall.ts'
import { cancelPerformance, closeSale } from '../off-sale.ts'
import { addPerformances, onSale, registerMusicals } from '../register.ts'
import { startIn } from '../start-times.ts'
import type { Musical, Performance } from '../state.ts'
import type { ShowingOnSale } from '../twice.ts'
import type { Findings } from './collect.ts'
import { compareMusical } from './fields.ts'
import { changePerformance, offerOf, takenOf } from './performance.ts'
import type { MusicalOnSale, Prune, TargetMusical, TargetPerformance } from './target.ts'

export type Surroundings = {
  readonly showing: readonly ShowingOnSale[]
  readonly hallSeats: readonly HallSeats[]
  readonly timeZone: string | undefined
  readonly prune: Prune
  readonly context: DecisionContext
  readonly found: Findings
}

type At = { readonly path: string; readonly around: Surroundings }
type Counts = { performances: number }

/** Registers a musical that is new, with the performances that have not begun. Gives its id. */
export function addMusical(wanted: TargetMusical, { path, around }: At): Musical | undefined {
  const { found, context } = around
  const { performances, ...fields } = wanted
  const command = { musicals: [{ ...fields, performances: [] }], timeZone: around.timeZone }
  // The zone of a musical follows from the times of its performances, if it is not said.
  const zoned = { ...command, times: performances.map(({ startsAt }) => startsAt) }
  const reply = found.take(path, registerMusicals.decide(zoned, { showing: [] }, context))
  const musical = reply?.musicals[0]?.musical
  if (!musical) return undefined
  const { title, venue } = musical
  found.steps.push({ is: 'musical-added', key: wanted.key ?? null, title, venue })
  for (const [n, performance] of performances.entries())
    addPerformance(musical, performance, { path: `${path}.performances.${n}`, around })
  return musical
}

/**
 * Compares a registered musical with the target, performance by performance. A performance is the same if it begins at the same moment.
 *
 * @returns whether the musical and all of its performances are as wanted
 */
export function changeMusical(
  wanted: TargetMusical,
  { musical, performances }: MusicalOnSale,
  { path, around }: At,
  unchanged: Counts,
): boolean {
  const { found, context } = around
  const before = found.steps.length + found.conflicts.length
  compareMusical(wanted, musical, path, found)
  const byTime = new Map(performances.map((each) => [msOf(each.startsAt), each]))
  const named = new Set<number>()
  for (const [n, each] of wanted.performances.entries()) {
    const at = `${path}.performances.${n}`
    const start = startIn(each.startsAt, musical.timeZone)
    if ('refusal' in start) {
      found.conflict(`${at}.startsAt`, start)
      continue
    }
    const same = byTime.get(start.ms)
    if (same && named.has(start.ms)) conflictOfTwo(same, at, around)
    else if (!same) addPerformance(musical, each, { path: at, around })
    else if (hasBegun(same, context.now) || changePerformance(each, same, at, found, context))
      unchanged.performances += 1
    named.add(start.ms)
  }
  prune(
    performances.filter(({ startsAt }) => !named.has(msOf(startsAt))),
    { path, around },
  )
  return found.steps.length + found.conflicts.length === before
}

function conflictOfTwo(
  { id, title, venue, startsAt }: Performance,
  path: string,
  at: Surroundings,
) {
  const performances = [{ title, venue, startsAt, id }]
  const twice = { case: 'named-twice', performances, count: 1 } as const
  at.found.conflict(path, refuse('performance-exists', twice))
}

function addPerformance(musical: Musical, wanted: TargetPerformance, { path, around }: At): void {
  const { found, context, showing, hallSeats } = around
  const start = startIn(wanted.startsAt, musical.timeZone)
  if (!('refusal' in start) && start.ms <= context.now) {
    const { title } = musical
    const none = { performanceId: null, seats: 0 }
    found.notes.push({ is: 'begun', title, startsAt: start.startsAt, ...none })
    return
  }
  const { sale = 'open', ...performance } = wanted
  const command = { musicalId: musical.id, performances: [performance] }
  const facts = { musical, showing, hallSeats }
  const events = found.events.length
  if (!found.take(path, addPerformances.decide(command, facts, context))) return
  for (const event of found.events.slice(events)) {
    if (event.type !== 'PerformanceAdded') continue
    const { title, startsAt, grades } = event
    found.steps.push({ is: 'performance-added', sale, title, startsAt, grades })
    if (sale !== 'closed') continue
    const { performanceId } = event
    const offer = offerOf(onSale(event))
    found.take(path, closeSale.decide({ performanceId }, { offer }, context))
  }
}

/** What becomes of performances that the target does not name. Those that have begun or are off sale stay. */
function prune(extra: readonly Performance[], { path, around }: At): void {
  const { found, context, prune: how } = around
  for (const performance of extra) {
    const { id: performanceId, title, startsAt, off } = performance
    if (off || hasBegun(performance, context.now)) continue
    const seats = takenOf(performance)
    const named = { performanceId, title, startsAt }
    const offer = offerOf(performance)
    if (how === 'keep') found.notes.push({ is: 'extra', ...named, seats })
    else if (seats === 0) {
      if (found.take(path, closeSale.decide({ performanceId }, { offer }, context)))
        found.steps.push({ is: 'sale-closed', ...named })
    } else if (how === 'close')
      found.conflict(path, refuse('season-booked', { title, startsAt, seats }))
    else if (found.take(path, cancelPerformance.decide({ performanceId }, { offer }, context)))
      found.steps.push({ is: 'performance-cancelled', ...named, seats })
  }
}
