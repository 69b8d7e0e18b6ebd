import {
  flagsDue,
  type HallDraft,
  type HallPlanned,
  type Release,
  releasedPlan,
} from '@outerpark/core/hall'
import { replanPerformance } from '@outerpark/core/musical'
import type { Clock, ReleaseDue, Store } from '@outerpark/core/ports'
import { keepLooking } from './looks.ts'

/** How often it looks, in milliseconds. Seats are released hours or days before the start. */
const LOOK_EVERY_MS = 30_000

const replan = replanPerformance<HallDraft, HallPlanned>()

type ReleasedFlag = Release['flag']

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: { readonly warn: (facts: object, message: string) => void }
}

/**
 * Releases seats for general sale at the time that the plan says (domain 3.4): the performance gets a plan of its own, without the
 * flags of these seats. It changes no other version, and taken seats stay where they are.
 */
export function watchReleases({ store, clock, log }: Parts) {
  /** what cannot be released, by performance, version and flags: it is told once, and not tried again */
  const told = new Set<string>()

  /** Resolves with false if these flags cannot be released together. */
  const release = async (
    { performanceId, hall }: ReleaseDue,
    plan: HallDraft,
    flags: readonly ReleasedFlag[],
  ): Promise<boolean> => {
    const name = [performanceId, hall.version, ...flags].join(' ')
    if (told.has(name)) return false
    const command = { performanceId, to: { own: releasedPlan(plan, flags) }, was: hall.version }
    const outcome = await store.commit(replan, command, { causationId: 'release', actor: 'system' })
    // If somebody has given it another plan meanwhile, the next look sees that plan.
    if (outcome.kind !== 'refused' || outcome.refusal.code === 'plan-changed') return true
    told.add(name)
    if (flags.length === 1)
      log.warn({ performanceId, flags, refusal: outcome.refusal }, 'seats not released')
    return false
  }
  /** All flags that are due together, or else the first one that can be released. The next look takes the next one. */
  const releaseAll = async (due: ReleaseDue): Promise<void> => {
    const found = await store.queries.hall(due.hall.id, due.hall.version)
    if (!found) return
    const flags = flagsDue(found.map, due.startsAt - clock.now())
    if (flags.length === 0) return
    if ((await release(due, found.plan, flags)) || flags.length === 1) return
    for (const flag of flags) if (await release(due, found.plan, [flag])) return
  }
  const look = async (stopping: AbortSignal): Promise<void> => {
    const due = await store.queries.releasesDue(clock.now())
    for (const each of due) if (!stopping.aborted) await releaseAll(each)
  }
  return keepLooking({
    look,
    waitMs: () => LOOK_EVERY_MS,
    atMostMs: LOOK_EVERY_MS,
    failed: (err) => log.warn({ err }, 'seats that are due not released'),
  })
}
