import type { EventId, ReservationId, TaskId } from '../kernel/index.ts'
import type { TaskKind, TaskOrder } from '../policies/index.ts'

/** A task that this worker, and no other, may work on until the lease ends. */
export type LeasedTask = {
  readonly id: TaskId
  readonly order: TaskOrder
  /** the event that it follows from */
  readonly causedBy: EventId
  /** when it was queued, in the commit of that event (ms since the epoch) */
  readonly queuedAt: number
  /** how often it was tried, this time included */
  readonly attempt: number
  /** names this claim; a later one has another */
  readonly lease: string
}

/** The task table as the pipeline uses it. Every call is durable when it resolves. */
export interface Tasks {
  /** Leases up to `limit` tasks of one kind that are due, oldest first. */
  readonly claim: (request: {
    kind: TaskKind
    limit: number
    leaseMs: number
    /** a task that is due later than this from now is due at once: the clock was set back after it was queued */
    longestWaitMs?: number
  }) => Promise<readonly LeasedTask[]>
  /** Ends a task that has nothing to record. Without effect if the lease was lost. */
  readonly finish: (task: LeasedTask) => Promise<void>
  /** The try failed: the next one is at `dueAt` (ms since the epoch). Without effect if the lease was lost. */
  readonly postpone: (task: LeasedTask, dueAt: number, error: string) => Promise<void>
  /** The task was not tried, because the outside is left alone until `dueAt`. The claim counts as no try. */
  readonly returnUntried: (task: LeasedTask, dueAt: number, reason: string) => Promise<void>
  /**
   * Makes all tasks of the kind due that were postponed, in the order in which they were queued: the outside is well
   * again. Only the task of one reservation, if it is named. Tasks that somebody works on stay as they are.
   */
  readonly makeDue: (kind: TaskKind, reservationId?: ReservationId) => Promise<void>
  /** Makes the task due that would be due next: its call finds out how the outside is. */
  readonly makeNextDue: (kind: TaskKind) => Promise<void>
  /** Makes a dead letter of the task, for an admin to look into. Without effect if the lease was lost. */
  readonly giveUp: (task: LeasedTask, error: string) => Promise<void>
  /** An admin's second chance for a dead letter; false if there is no such dead letter. */
  readonly revive: (id: TaskId) => Promise<boolean>
  /** An admin's end of a dead letter; false if there is no such dead letter. */
  readonly drop: (id: TaskId) => Promise<boolean>
  /** When the next task of the kind can be claimed (ms since the epoch), if there is one. */
  readonly nextDue: (kind: TaskKind) => Promise<number | undefined>
}
