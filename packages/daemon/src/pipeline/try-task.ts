import type { Refusal } from '@outerpark/core/kernel'
import type { TaskOrder } from '@outerpark/core/policies'
import {
  type Clock,
  type CommitMeta,
  GatewayPaused,
  type LeasedTask,
  NoticeHeld,
  type Random,
  type Store,
} from '@outerpark/core/ports'
import { problemTexts } from '@outerpark/core/words'
import { type Backoff, fullJitter } from './backoff.ts'
import type { Crew } from './crew.ts'
import { isPermanent, NotItsTurn, type Record, type Work, waitAskedBy } from './work.ts'

/** When a failed task is tried again, and when it becomes a dead letter. */
export type Retries = {
  readonly backoff: Backoff
  /** after this many tries a task becomes a dead letter */
  readonly maxAttempts: number
  /** a task that fails this long after it was queued also becomes a dead letter, in ms; no limit if left out */
  readonly maxAgeMs?: number
}

export type TryParts = {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly retries: Retries
  /** is halved after a failed call */
  readonly crew: Pick<Crew, 'halve'>
  readonly signal: AbortSignal
  /** called for each failed try */
  readonly onFailure: (task: LeasedTask, error: unknown, next: 'retry' | 'dead') => void
}

/** Calls that the breaker did not send are tried again spread over this time (ms), not all at once. */
const SPREAD_MS = 500

/** The shortest wait of a notice for an earlier one, in milliseconds. */
const TURN_MS = 250

/**
 * A task that is too old is still tried this many times. The daemon may not have run for days, or the admin may have
 * just retried the task.
 */
const TRIES_OF_THE_OLD = 10

/**
 * One try of a task: does its work, and commits the outcome together with the end of the task. Rejects only if the
 * failure could not be recorded. Then the task is tried again when its lease ends.
 *
 * @param callEnded called after the answer from outside, before the outcome is recorded
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
        throw new Error(`${operation.name}: ${detailOf(outcome.refusal)}`)
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
    // While the daemon stops nothing is recorded. The lease ends, and the next start claims the task.
    else if (!signal.aborted) await settleFailure(task, error, progress.stage === 'call', parts)
    return false
  }
}

/**
 * Records a failure: the task is postponed or becomes a dead letter.
 * @param called true if the call failed, false if the commit of its outcome failed
 */
async function settleFailure(
  task: LeasedTask,
  error: unknown,
  called: boolean,
  { store, clock, random, retries, crew, onFailure }: TryParts,
): Promise<void> {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  if (error instanceof GatewayPaused || error instanceof NoticeHeld) {
    const dueAt = error.retryAt + Math.round(random() * SPREAD_MS)
    return store.returnUntried(task, dueAt, reason)
  }
  if (error instanceof NotItsTurn) {
    const { order } = task
    if (error.earlierIsOvertaken) await store.makeDue(order.kind, order.reservationId)
    const soon = clock.now() + TURN_MS
    // An earlier one that is overtaken is skipped at once. Otherwise this one waits as long as the earlier one.
    const later = error.earlierIsOvertaken ? undefined : error.earlierDueAt
    return store.returnUntried(task, Math.max(soon, (later ?? 0) + 1), reason)
  }
  const permanent = isPermanent(error)
  // A permanent refusal shows nothing about the load at the other side, and neither does a full disk here.
  if (called && !permanent) crew.halve()
  const hopeless =
    permanent || task.attempt >= retries.maxAttempts || isTooOld(task, clock.now(), retries)
  if (hopeless) await store.giveUp(task, reason)
  else {
    const wait = fullJitter(task.attempt, retries.backoff, random)
    const asked = Math.min(waitAskedBy(error), retries.backoff.capMs)
    await store.postpone(task, clock.now() + Math.max(wait, asked), reason)
  }
  onFailure(task, error, hopeless ? 'dead' : 'retry')
}

function isTooOld({ queuedAt, attempt }: LeasedTask, now: number, { maxAgeMs }: Retries): boolean {
  return maxAgeMs !== undefined && now - queuedAt >= maxAgeMs && attempt >= TRIES_OF_THE_OLD
}

/** What a refusal says to the admin, in the last error of a task. */
const detailOf = ({ code, params }: Refusal) => problemTexts('en', code, params).detail
