import type { Customer } from '../customer/index.ts'
import type {
  CustomerId,
  Money,
  MusicalId,
  PaymentId,
  PaymentStatus,
  PerformanceId,
  ReservationId,
  TaskId,
  WebhookId,
} from '../kernel/index.ts'
import type { Musical, Performance } from '../musical/index.ts'
import type { TaskState } from '../names/index.ts'
import type { Channel } from '../notice/index.ts'
import type { BreakerMark } from '../payment/index.ts'
import type { RecordedEvent, TaskKind } from '../policies/index.ts'
import type { ReservationReply } from '../reservation/index.ts'

/** A slice of a list, and where the next one starts (null at the end). */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

export type PageRequest = {
  readonly limit: number
  /** the `next` of the page before */
  readonly cursor?: string | undefined
}

/** Only ids that start so; the CLI resolves what people type with it. */
export type ByPrefix = { readonly idPrefix?: string | undefined }

/** Only what belongs to this customer; everybody's if left out. */
export type Owned = { readonly customerId?: CustomerId | undefined }

export type PaymentRow = {
  readonly id: PaymentId
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly status: PaymentStatus
  readonly amount: Money
  readonly chargeId: string | null
  readonly updatedAt: string
}

export type NoticeRow = {
  readonly at: string
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: string
  readonly channel: Channel
  readonly template: string
  readonly text: string
}

export type TaskRow = {
  readonly id: string
  readonly kind: TaskKind
  readonly state: TaskState
  readonly reservationId: ReservationId
  readonly attempts: number
  readonly dueAt: string
  readonly queuedAt: string
  readonly lastError: string | null
}

/** The read side of the store. Lists are newest first, but for performances: by time. */
export interface Queries {
  readonly musicals: (request: PageRequest & ByPrefix) => Promise<Page<Musical>>
  readonly musical: (id: MusicalId) => Promise<Musical | undefined>
  readonly performances: (
    request: PageRequest & ByPrefix & { musicalId?: MusicalId | undefined },
  ) => Promise<Page<Performance>>
  readonly performance: (id: PerformanceId) => Promise<Performance | undefined>
  readonly customer: (id: CustomerId) => Promise<Customer | undefined>
  readonly customerByToken: (tokenHash: string) => Promise<Customer | undefined>
  readonly reservations: (
    request: PageRequest & ByPrefix & Owned,
  ) => Promise<Page<ReservationReply>>
  readonly reservation: (id: ReservationId, owner: Owned) => Promise<ReservationReply | undefined>
  readonly payments: (request: PageRequest & ByPrefix & Owned) => Promise<Page<PaymentRow>>
  readonly payment: (id: PaymentId, owner: Owned) => Promise<PaymentRow | undefined>
  /** A customer's own are those that they were told: webhooks are the admin's. */
  readonly notices: (request: PageRequest & Owned) => Promise<Page<NoticeRow>>
  /** Events from a position on, that one included, oldest first. */
  readonly events: (from: number, limit: number) => Promise<readonly RecordedEvent[]>
  readonly lastPosition: () => Promise<number>
  readonly tasks: (request: PageRequest & { dead?: boolean | undefined }) => Promise<Page<TaskRow>>
  /** Since when the webhook is switched off (ISO 8601), if it is. */
  readonly webhookOffSince: (id: WebhookId) => Promise<string | undefined>
  /** The payment breaker after its last recorded change; undefined if it never changed. */
  readonly breaker: () => Promise<BreakerMark | undefined>
  /** For how long the breaker was not closed since then, in milliseconds; `since` in ms since the epoch. */
  readonly pausedSince: (since: number) => Promise<number>
  /**
   * Reservations that await their payment while its task lies among the dead letters, queued before a time (ms since
   * the epoch), in the order of their tasks; `next` is where to go on.
   */
  readonly unpaidDeadLetters: (
    request: PageRequest & { queuedBefore: number },
  ) => Promise<Page<{ readonly reservationId: ReservationId; readonly queuedAt: number }>>
  /** The dead letter, if there is one of that id. */
  readonly deadLetter: (id: TaskId) => Promise<TaskRow | undefined>
  /** How many tasks of each kind wait (ready or leased) and how many are dead. */
  readonly taskCounts: () => Promise<Record<TaskKind, { waiting: number; dead: number }>>
}
