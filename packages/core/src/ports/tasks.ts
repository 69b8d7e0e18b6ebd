import type { EventId, ReservationId, TaskId } from '../kernel/index.ts'
import type { TaskKind, TaskOrder } from '../policies/index.ts'

/**
 * A task that one worker has leased. No other worker may work on it until the lease ends, which is renewed for as long as
 * the worker is at work.
 */
export type LeasedTask = {
  readonly id: TaskId
  readonly order: TaskOrder
  /** the event that the task follows from */
  readonly causedBy: EventId
  /** when the task was queued, in the commit of that event (ms since the epoch) */
  readonly queuedAt: number
  /** the number of tries, this one included */
  readonly attempt: number
  /** identifies this claim; every claim has another one */
  readonly lease: string
}

/** The task table as the pipeline uses it. The result of a call is durable when its promise resolves. */
export interface Tasks {
  /**
   * Leases up to `limit` tasks of one kind that are due: those that were never postponed, and those whose time has come.
   * The oldest come first, but customers have turns: a customer who queues many tasks does not keep others waiting.
   */
  readonly claim: (request: {
    kind: TaskKind
    limit: number
    leaseMs: number
    /**
     * a postponed task that is due later than this from now is due at once, because the clock was set back since
     */
    longestWaitMs?: number
    /**
     * tasks of earlier claims on which the claimant still works. Their leases are renewed first, so none of them is
     * claimed again, even if the claimant was stopped for longer than a lease
     */
    underWay?: Iterable<LeasedTask>
  }) => Promise<readonly LeasedTask[]>
  /** Finishes a task without an event. Does nothing if the lease was lost. */
  readonly finish: (task: LeasedTask) => Promise<void>
  /**
   * Records that the try failed. The next try is at `dueAt` (ms since the epoch). Does nothing if the lease was lost.
   */
  readonly postpone: (task: LeasedTask, dueAt: number, error: string) => Promise<void>
  /** Returns a task that was not tried, because calls are paused until `dueAt`. The claim does not count as a try. */
  readonly returnUntried: (task: LeasedTask, dueAt: number, reason: string) => Promise<void>
  /**
   * Makes all postponed tasks of the kind due, in the order in which they were queued. Call it when the gateway or
   * server works again. With `reservationId`, only the task of that reservation. Leased tasks do not change.
   */
  readonly makeDue: (kind: TaskKind, reservationId?: ReservationId) => Promise<void>
  /** Makes the next task due now. Its call is the probe. */
  readonly makeNextDue: (kind: TaskKind) => Promise<void>
  /** Turns the task into a dead letter, for an admin to decide about. Does nothing if the lease was lost. */
  readonly giveUp: (task: LeasedTask, error: string) => Promise<void>
  /** Queues a dead letter again, for an admin. False if there is no such dead letter. */
  readonly revive: (id: TaskId) => Promise<boolean>
  /** Deletes a dead letter, for an admin. False if there is no such dead letter. */
  readonly drop: (id: TaskId) => Promise<boolean>
  /** When the next task of the kind can be claimed (ms since the epoch). Undefined if there is none. */
  readonly nextDue: (kind: TaskKind) => Promise<number | undefined>
}

/** A task that still has to be done. */
export type EarlierTask = {
  readonly order: TaskOrder
  /** when it can be claimed (ms since the epoch); undefined while a worker has it */
  readonly dueAt: number | undefined
}
