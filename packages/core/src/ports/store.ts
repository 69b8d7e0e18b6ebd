import type { Customer } from '../customer/index.ts'
import type {
  EventId,
  MusicalId,
  Operation,
  PaymentId,
  PerformanceId,
  Refusal,
  ReservationId,
  WebhookId,
} from '../kernel/index.ts'
import type { Musical } from '../musical/index.ts'
import type { Channel } from '../notice/index.ts'
import type { Payment } from '../payment/index.ts'
import type { DomainEvent, TaskKind } from '../policies/index.ts'
import type { Offer, Reservation } from '../reservation/index.ts'
import type { Queries } from './queries.ts'
import type { LeasedTask, Tasks } from './tasks.ts'

/** What an operation may ask the store to read, inside the transaction, before it decides. */
export type Needs = {
  readonly customerWithEmail?: string
  readonly musical?: MusicalId
  readonly offer?: { performanceId: PerformanceId; grade: string | undefined }
  readonly reservation?: ReservationId
  readonly payment?: PaymentId
  readonly notice?: { about: EventId; channel: Channel }
  readonly webhook?: WebhookId
}

/** What was read. A field that was not asked for is undefined. */
export type Facts = {
  readonly customerWithEmail: Customer | undefined
  readonly musical: Musical | undefined
  readonly offer: Offer | undefined
  readonly reservation: Reservation | undefined
  readonly payment: Payment | undefined
  readonly noticeSent: boolean
  readonly webhookOff: boolean
}

/** An operation that the store can commit. */
export type StoreOperation<Command, Reply> = Operation<Command, Needs, Facts, DomainEvent, Reply>

export type IdempotencyKey = {
  /** who asks; two customers may use the same key */
  readonly scope: string
  readonly key: string
  /** a digest of the request: the same key with another one is refused */
  readonly fingerprint: string
  /** stands for scope and key, where a store has a number for them: it is found faster than a new text */
  readonly number?: number
}

export type CommitMeta = {
  /** the id of the event or request that leads to this */
  readonly causationId: string
  readonly idempotency?: IdempotencyKey
  /** the task whose outcome this is: it is finished in the same commit */
  readonly finishes?: LeasedTask
}

export type Outcome<Reply> =
  | {
      readonly kind: 'accepted'
      readonly reply: Reply
      /** of the last event that the command led to; of the log's end, if it led to none */
      readonly position: number
      /** whether this is the answer to an earlier request with the same key */
      readonly replayed: boolean
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly replayed: boolean }

/** What a commit brought. */
export type CommitNews = {
  /** where the log ends now */
  readonly position: number
  /** the kinds of task that were queued or moved */
  readonly queued: ReadonlySet<TaskKind>
  /** how many reservations were made */
  readonly booked: number
}

/** The answer to a request, as it is kept for the next one with the same key. */
export type Answer =
  | { readonly kind: 'accepted'; readonly reply: unknown; readonly position: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** The answers that were given under an Idempotency-Key, kept for 24 h. */
export interface IdempotencyStore {
  /** Whether there may be an answer under the key: a look into memory. False is certain. */
  readonly mayKnow: (key: IdempotencyKey) => boolean
  readonly recall: (key: IdempotencyKey) => Promise<KeptAnswer | undefined>
  /** Keeps the answer of a request that is no command; that of a command is kept by its commit. */
  readonly keep: (key: IdempotencyKey, reply: unknown) => Promise<void>
}

export type KeptAnswer =
  | { readonly kind: 'answered'; readonly reply: unknown }
  /** the key came before with another request */
  | { readonly kind: 'reused' }

/** How long an idempotency key is remembered: 24 h. */
export const IDEMPOTENCY_TTL_MS = 24 * 60 * 60 * 1000

/**
 * The write side. Asynchronous, so that an embedded and a networked database fit behind it alike.
 * Rejects with {@link StoreUnavailable} when nothing could be written; then nothing was.
 */
export interface Store extends Tasks {
  /** Reads, decides, and makes the decision durable, in one transaction with the tasks that follow from it. */
  readonly commit: <Command, Reply>(
    operation: StoreOperation<Command, Reply>,
    command: Command,
    meta: CommitMeta,
  ) => Promise<Outcome<Reply>>
  readonly queries: Queries
  /** the name of this box office at the gateway: random, and kept as long as its data */
  readonly officeName: string
  /** Calls back after each commit that appended events or queued tasks. Returns the way to stop. */
  readonly onCommit: (listener: (news: CommitNews) => void) => () => void
  readonly answers: IdempotencyStore
  /** Forgets idempotency keys that are older than 24 h; returns how many. */
  readonly sweep: () => Promise<number>
  readonly close: () => Promise<void>
}

/** The database can't take writes now (full disk, lock, I/O error): nothing was changed. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
  readonly code: 'storage-full' | 'storage-unavailable'
  constructor(
    code: 'storage-full' | 'storage-unavailable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.code = code
  }
}
