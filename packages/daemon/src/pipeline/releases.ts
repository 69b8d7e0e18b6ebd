import { type HallDraft, type HallPlanned, releasedPlan } from '@outerpark/core/hall'
import { replanPerformance } from '@outerpark/core/musical'
import type { Clock, ReleaseDue, Store } from '@outerpark/core/ports'

/** How often it looks, in milliseconds. Seats are released hours or days before the start. */
const LOOK_EVERY_MS = 30_000

const PAGE = 50

const replan = replanPerformance<HallDraft, HallPlanned>()

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
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  /** what could not be released, by performance and version: told once */
  const told = new Set<string>()
  let looking: Promise<void> | undefined

  const release = async ({ performanceId, startsAt, hall }: ReleaseDue): Promise<void> => {
    const found = await store.queries.hall(hall.id, hall.version)
    const own = found && releasedPlan(found.plan, found.map, startsAt - clock.now())
    if (!own) return
    // If somebody has given it another plan meanwhile, it is refused, and the next look sees that plan.
    const command = { performanceId, to: { own }, was: hall.version }
    const outcome = await store.commit(replan, command, { causationId: 'release', actor: 'system' })
    const name = `${performanceId} ${hall.version}`
    if (outcome.kind !== 'refused' || outcome.refusal.code === 'plan-changed' || told.has(name))
      return
    told.add(name)
    log.warn({ performanceId, refusal: outcome.refusal }, 'seats not released')
  }
  const look = async (): Promise<void> => {
    const due = await store.queries.releasesDue(clock.now(), PAGE)
    for (const each of due) if (!stopping.signal.aborted) await release(each)
  }
  const lookAndWait = async (): Promise<void> => {
    try {
      await look()
    } catch (err) {
      log.warn({ err }, 'seats that are due not released')
    }
    looking = undefined
    if (!stopping.signal.aborted) timer = setTimeout(start, LOOK_EVERY_MS)
  }
  const start = (): void => {
    looking = lookAndWait()
  }
  start()

  return {
    /** Begins nothing more, and resolves when no look is under way any more. */
    async stop(): Promise<void> {
      stopping.abort()
      clearTimeout(timer)
      await looking
    },
  }
}
