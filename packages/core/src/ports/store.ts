import type { Actor, Operation, Owner, Refusal } from '../kernel/index.ts'
import type { DomainEvent, TaskKind } from '../policies/index.ts'
import type { Facts, Needs } from './facts.ts'
import type { Queries } from './queries.ts'
import type { Snapshot } from './snapshot.ts'
import type { StoreTrouble } from './storage.ts'
import type { LeasedTask, Tasks } from './tasks.ts'
/** An operation that the store can commit. */
export type StoreOperation<Command, Reply> = Operation<Command, Needs, Facts, DomainEvent, Reply>

export type IdempotencyKey = {
  /** the caller: two customers may use the same key */
  readonly scope: string
  readonly key: string
  /** a digest of the request; the same key with another digest is refused */
  readonly fingerprint: string
  /** a number that stands for scope and key, if the store has one; it is faster to look up than a new string */
  readonly number?: number
}

export type CommitMeta = {
  /** what causes the command: the id of an event, a request or a task, or the name of a part of the pipeline */
  readonly causationId: string
  /** who asks; if left out, the one who usually does (`usualActor`) */
  readonly actor?: Actor | undefined
  readonly idempotency?: IdempotencyKey
  /** the task whose outcome the command records; the same commit finishes it */
  readonly finishes?: LeasedTask
}

export type Outcome<Reply> =
  | {
      readonly kind: 'accepted'
      readonly reply: Reply
      /** the position of the command's last event, or of the log's last event if the command made none */
      readonly position: number
      /** whether this is the answer to an earlier request with the same key */
      readonly replayed: boolean
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly replayed: boolean }

/** What a commit added, for listeners. */
export type CommitNews = {
  /** the position of the log's last event */
  readonly position: number
  /** the kinds of tasks that were queued, or whose due times changed */
  readonly queued: ReadonlySet<TaskKind>
  /** the number of new reservations that this process made */
  readonly booked: number
  /** the people whose rows or tokens were changed; those whose rows were added are not among them */
  readonly people: readonly Owner[]
}

/** The answer to a request, as the store keeps it for the next request with the same key. */
export type Answer =
  | { readonly kind: 'accepted'; readonly reply: unknown; readonly position: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** The answers by Idempotency-Key. They are kept for 24 h. */
export interface IdempotencyStore {
  /**
   * Whether there may be an answer under the key. False is certain. It looks only into memory, so a store that shares its
   * database with other processes always says true.
   */
  readonly mayKnow: (key: IdempotencyKey) => boolean
  readonly recall: (key: IdempotencyKey) => Promise<KeptAnswer | undefined>
  /** Keeps the answer to a request that is not a command. The answer to a command is kept by its commit. */
  readonly keep: (key: IdempotencyKey, reply: unknown) => Promise<void>
}

export type KeptAnswer =
  | { readonly kind: 'answered'; readonly reply: unknown }
  /** the key was used before with another request */
  | { readonly kind: 'reused' }

/** How long the store keeps an Idempotency-Key: 24 h. */
export const IDEMPOTENCY_TTL_MS = 24 * 60 * 60 * 1000

/**
 * The write side. Every read and write of the database is asynchronous, so that a networked database can implement it too.
 * A call rejects with `StoreUnavailable` if the database cannot write; then nothing has changed.
 */
export interface Store extends Tasks {
  /** Reads, decides, and stores the events of the decision with the tasks that follow, in one transaction. */
  readonly commit: <Command, Reply>(
    operation: StoreOperation<Command, Reply>,
    command: Command,
    meta: CommitMeta,
  ) => Promise<Outcome<Reply>>
  readonly queries: Queries
  /** the name of this box office at the gateway; random, and stored with its data */
  readonly officeName: string
  /** Calls `listener` after each commit that appended events or queued tasks. Returns a function that stops it. */
  readonly onCommit: (listener: (news: CommitNews) => void) => () => void
  readonly answers: IdempotencyStore
  /** Opens the data as they are at this moment. Later commits do not change what it reads. Close it soon. */
  readonly snapshot: () => Promise<Snapshot>
  /** Deletes Idempotency-Keys that are older than 24 h, and resolves with their number. */
  readonly sweep: () => Promise<number>
  /** why nothing can be written now; undefined if all is well */
  readonly trouble: () => StoreTrouble | undefined
  readonly close: () => Promise<void>
}
