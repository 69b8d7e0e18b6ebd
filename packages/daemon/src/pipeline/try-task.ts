import type { TaskOrder } from '@outerpark/core/policies'
import {
  type Clock,
  type CommitMeta,
  GatewayPaused,
  type LeasedTask,
  type Random,
  type Store,
} from '@outerpark/core/ports'
import { type Backoff, fullJitter } from './backoff.ts'
import type { Crew } from './crew.ts'
import { isPermanent, type Record, type Work } from './work.ts'

/** When a task that fails is tried again, and when no more. */
export type Retries = {
  readonly backoff: Backoff
  /** after so many tries a task becomes a dead letter */
  readonly maxAttempts: number
  /** so long after it was queued a task that fails becomes one as well, in milliseconds; never, if left out */
  readonly maxAgeMs?: number
}

export type TryParts = {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly retries: Retries
  /** learns from each try how many may work at once */
  readonly crew: Pick<Crew, 'halve'>
  readonly signal: AbortSignal
  /** told of each failed try */
  readonly onFailure: (task: LeasedTask, error: unknown, next: 'retry' | 'dead') => void
}

/** Tasks that were not sent come back within this time of when it is worth it, not all at once. */
const SPREAD_MS = 500

/**
 * So often a task is tried all the same that is too old: the box office may have been closed for days, or an admin has
 * just given it another chance.
 */
const TRIES_OF_THE_OLD = 10

/**
 * One try of a task: works on it, and commits the outcome together with the end of the task. Rejects only if not even
 * the failure could be written down; then the task comes back when its lease ends.
 *
 * @param callEnded told once the outside has answered, before the outcome is written down
 * @returns whether the task is done
 */
export async function tryTask<Order extends TaskOrder>(
  task: LeasedTask & { readonly order: Order },
  work: Work<Order>,
  parts: TryParts,
  callEnded: () => void,
): Promise<boolean> {
  const { store, signal } = parts
  const progress: { stage: 'call' | 'outcome' | 'recorded' } = { stage: 'call' }
  const committer =
    (meta: CommitMeta): Record =>
    async (operation, command) => {
      if (meta.finishes) {
        progress.stage = 'outcome'
        callEnded()
      }
      const outcome = await store.commit(operation, command, meta)
      if (outcome.kind === 'refused')
        throw new Error(`${operation.name}: ${outcome.refusal.detail}`)
      if (meta.finishes) progress.stage = 'recorded'
    }
  const note = committer({ causationId: task.causedBy })
  const record = committer({ causationId: task.causedBy, finishes: task })
  try {
    await work(task.order, { task, record, note, queries: store.queries, signal })
    if (progress.stage === 'recorded') return true
    progress.stage = 'outcome'
    callEnded()
    await store.finish(task)
    return true
  } catch (error) {
    // The call failed, although the task has come to its end.
    if (progress.stage === 'recorded') parts.crew.halve()
    // On the way down the lease simply ends; the next start takes the task up.
    else if (!signal.aborted) await settleFailure(task, error, progress.stage === 'call', parts)
    return false
  }
}

/** @param called whether the call failed; else the commit of its outcome did */
async function settleFailure(
  task: LeasedTask,
  error: unknown,
  called: boolean,
  { store, clock, random, retries, crew, onFailure }: TryParts,
): Promise<void> {
  if (error instanceof GatewayPaused) {
    const dueAt = error.retryAt + Math.round(random() * SPREAD_MS)
    return store.returnUntried(task, dueAt, error.message)
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const permanent = isPermanent(error)
  // A refusal for good says nothing of how much the outside bears, and neither does a full disk of ours.
  if (called && !permanent) crew.halve()
  const hopeless =
    permanent || task.attempt >= retries.maxAttempts || isTooOld(task, clock.now(), retries)
  if (hopeless) await store.giveUp(task, reason)
  else {
    const wait = fullJitter(task.attempt, retries.backoff, random)
    await store.postpone(task, clock.now() + wait, reason)
  }
  onFailure(task, error, hopeless ? 'dead' : 'retry')
}

function isTooOld({ queuedAt, attempt }: LeasedTask, now: number, { maxAgeMs }: Retries): boolean {
  return maxAgeMs !== undefined && now - queuedAt >= maxAgeMs && attempt >= TRIES_OF_THE_OLD
}
