import type { TaskOrder } from '@outerpark/core/policies'
import type { LeasedTask, Store, StoreOperation } from '@outerpark/core/ports'

/** Commits the outcome of a task; the worker finishes the task in the same commit. */
export type Record = <Command>(
  operation: StoreOperation<Command, unknown>,
  command: Command,
) => Promise<void>

/**
 * Works on one kind of task: calls out, then records what came of it.
 * Returning without having recorded anything means that there is nothing left to do.
 * Throwing means that it is tried again, unless the error is {@link isPermanent}, or the end was recorded before: then
 * it says only that the call failed.
 */
export type Work<Order extends TaskOrder> = (
  order: Order,
  context: {
    readonly task: Pick<LeasedTask, 'queuedAt' | 'attempt'>
    readonly record: Record
    /** Commits something about the task that is not its end. */
    readonly note: Record
    readonly queries: Store['queries']
    readonly signal: AbortSignal
  },
) => Promise<void>

/** Errors that no retry can help: the worker makes a dead letter of the task at once. */
export class PermanentError extends Error {
  override readonly name: string = 'PermanentError'
}

/** Whether the outside refused for good. Adapters mark their errors by `permanent: true`. */
export function isPermanent(error: unknown): boolean {
  return (
    error instanceof PermanentError ||
    (error instanceof Error && 'permanent' in error && error.permanent === true)
  )
}
