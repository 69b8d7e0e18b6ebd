import type { TaskOrder } from '@outerpark/core/policies'
import type { LeasedTask, Store, StoreOperation } from '@outerpark/core/ports'

/** Commits the outcome of a task; the worker finishes the task in the same commit. */
export type Record = <Command>(
  operation: StoreOperation<Command, unknown>,
  command: Command,
) => Promise<void>

/**
 * The work of one kind of task: makes a call to the outside, then records the outcome.
 * If it returns without a record, there is nothing left to do.
 * If it throws, the task is tried again, with two exceptions. A {@link isPermanent} error makes a dead letter. If the
 * end was recorded before, the error only means that the call failed.
 */
export type Work<Order extends TaskOrder> = (
  order: Order,
  context: {
    readonly task: Pick<LeasedTask, 'id' | 'queuedAt' | 'attempt'>
    readonly record: Record
    /** Commits something about the task that does not end it. */
    readonly note: Record
    readonly queries: Store['queries']
    readonly signal: AbortSignal
  },
) => Promise<void>

/** An error that no retry can help. The worker makes a dead letter of the task at once. */
export class PermanentError extends Error {
  override readonly name: string = 'PermanentError'
}

const DONE = { notice: 'sent', refund: 'made' } as const

/**
 * An earlier notice of the same reservation and channel, or an earlier refund of the same payment, is not done yet, so this one has
 * to wait. It does not count as a try.
 */
export class NotItsTurn extends Error {
  override readonly name = 'NotItsTurn'
  /** when the earlier one is tried (ms since the epoch); undefined if that is now */
  readonly earlierDueAt: number | undefined
  /** whether the earlier one will be skipped, so that it need not wait for its time */
  readonly earlierIsOvertaken: boolean

  constructor(
    what: 'notice' | 'refund',
    earlier: { readonly dueAt: number | undefined; readonly isOvertaken: boolean },
  ) {
    super(`An earlier ${what} of this booking comes first: this one was not ${DONE[what]}.`)
    this.earlierDueAt = earlier.dueAt
    this.earlierIsOvertaken = earlier.isOvertaken
  }
}

/** Whether no retry can help. Adapters mark such errors with `permanent: true`. */
export function isPermanent(error: unknown): boolean {
  return (
    error instanceof PermanentError ||
    (error instanceof Error && 'permanent' in error && error.permanent === true)
  )
}

/** How long the other side asks to be left alone, in ms; 0 if it does not. Adapters note it as `retryAfterMs`. */
export function waitAskedBy(error: unknown): number {
  const asked = error instanceof Error && 'retryAfterMs' in error ? error.retryAfterMs : undefined
  return typeof asked === 'number' ? asked : 0
}
