import type { Staff } from '../access/index.ts'
import type { Customer, CustomerFilter, Recipient } from '../customer/index.ts'
import type { Discount } from '../discount/index.ts'
import type { PlannedHall } from '../hall/index.ts'
import type {
  CustomerId,
  EventId,
  HallId,
  Money,
  MusicalId,
  Owner,
  PaymentId,
  PaymentStatus,
  PerformanceId,
  ReservationId,
  StaffId,
  TaskId,
  Token,
  WebhookId,
} from '../kernel/index.ts'
import type { HallVersion, Musical, Performance } from '../musical/index.ts'
import type { TaskState } from '../names/index.ts'
import type { Channel, NoticeFields, NoticeTemplate } from '../notice/index.ts'
import type { BreakerMark } from '../payment/index.ts'
import type { CancelPayment, NoticeOrder, RecordedEvent, TaskKind } from '../policies/index.ts'
import type { ReservationFilter, ReservationReply } from '../reservation/index.ts'
import type { SeatTimeQueries } from './seat-times.ts'
import type { EarlierTask, LeasedTask } from './tasks.ts'

/** Which performances a list has. All of it has to fit; what is undefined does not matter. */
export type PerformanceFilter = {
  readonly musicalId?: MusicalId | undefined
  /** ms since the epoch; performances that begin then or later */
  readonly from?: number | undefined
  /** ms since the epoch; performances that begin before then */
  readonly to?: number | undefined
  /** a part of the title, in any spelling that looks alike */
  readonly title?: string | undefined
  /** only those with a free seat */
  readonly available?: boolean | undefined
}

/** One page of a list. `next` is the cursor of the next page, null on the last page. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

export type PageRequest = {
  readonly limit: number
  /** the `next` of the previous page */
  readonly cursor?: string | undefined
}

/** Only ids with this prefix. The CLI uses it to complete ids that people type. */
export type ByPrefix = { readonly idPrefix?: string | undefined }

/** Only the items of this customer. If left out, those of all customers. */
export type Owned = { readonly customerId?: CustomerId | undefined }

export type ReservationRow = ReservationReply & { readonly customerId: CustomerId }
/** A token with the person who has it. */
export type TokenHolder = { readonly token: Token } & (
  | { readonly customer: Customer }
  | { readonly staff: Staff }
)

export type PaymentRow = {
  readonly id: PaymentId
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly status: PaymentStatus
  readonly amount: Money
  readonly chargeId: string | null
  /** what went back; left out if nothing has */
  readonly refunded?: Money
  readonly updatedAt: string
}

export type NoticeRow = {
  readonly at: string
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: string
  readonly channel: Channel
  readonly template: NoticeTemplate
} & (
  | { readonly fields: NoticeFields }
  /** the text, as an older version recorded it */
  | { readonly text: string }
)

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

/** A reservation that awaits its payment, and when its performance begins (ISO 8601). */
export type UnpaidRow = { readonly reservationId: ReservationId; readonly startsAt: string }

/** The queries of the write side. Lists are newest first; only performances are sorted by time, and halls by name. */
export interface Queries extends SeatTimeQueries {
  readonly musicals: (request: PageRequest & ByPrefix) => Promise<Page<Musical>>
  readonly musical: (id: MusicalId) => Promise<Musical | undefined>
  /** all discounts of a musical, in the order in which they were added */
  readonly discounts: (id: MusicalId) => Promise<readonly Discount[]>
  readonly performances: (
    request: PageRequest & ByPrefix & PerformanceFilter,
  ) => Promise<Page<Performance>>
  readonly performance: (id: PerformanceId) => Promise<Performance | undefined>
  /** All halls with their newest plans, by their names in any case. */
  readonly halls: () => Promise<readonly PlannedHall[]>
  /** The hall with its newest plan, or with one of its versions. */
  readonly hall: (id: HallId, version?: number) => Promise<PlannedHall | undefined>
  /** The states of a performance's seats, as ASCII (`SeatStates`). Undefined if they have no numbers. */
  readonly seatStates: (
    id: PerformanceId,
  ) => Promise<{ readonly hall: HallVersion; readonly states: string } | undefined>
  readonly customer: (id: CustomerId) => Promise<Customer | undefined>
  /** The customer as a notice needs them, also one who is erased. */
  readonly recipient: (id: CustomerId) => Promise<Recipient | undefined>
  /** Newest first, without those who are erased. */
  readonly customers: (request: PageRequest & CustomerFilter) => Promise<Page<Customer>>
  /** @param email in any case */
  readonly customerByEmail: (email: string) => Promise<Customer | undefined>
  /** The token with that hash, valid or not, and whose it is. */
  readonly tokenByHash: (hash: string) => Promise<TokenHolder | undefined>
  /** The tokens of one owner, newest first, revoked and ended ones too. */
  readonly tokens: (request: PageRequest & ByPrefix & { owner: Owner }) => Promise<Page<Token>>
  /** Those who work or worked at the box office, newest first. */
  readonly staff: (request: PageRequest & ByPrefix) => Promise<Page<Staff>>
  readonly staffMember: (id: StaffId) => Promise<Staff | undefined>
  readonly reservations: (
    request: PageRequest & ByPrefix & Owned & ReservationFilter,
  ) => Promise<Page<ReservationRow>>
  readonly reservation: (id: ReservationId, owner: Owned) => Promise<ReservationRow | undefined>
  readonly payments: (request: PageRequest & ByPrefix & Owned) => Promise<Page<PaymentRow>>
  readonly payment: (id: PaymentId, owner: Owned) => Promise<PaymentRow | undefined>
  /** The notices of a customer do not include those to the admin's webhook. */
  readonly notices: (request: PageRequest & Owned) => Promise<Page<NoticeRow>>
  /** The events at `from` and after it, oldest first. */
  readonly events: (from: number, limit: number) => Promise<readonly RecordedEvent[]>
  readonly lastPosition: () => Promise<number>
  readonly tasks: (request: PageRequest & { dead?: boolean | undefined }) => Promise<Page<TaskRow>>
  /** Since when the webhook is switched off (ISO 8601). Undefined if it is on. */
  readonly webhookOffSince: (id: WebhookId) => Promise<string | undefined>
  /** The payment breaker after its last recorded change; undefined if it never changed. */
  readonly breaker: () => Promise<BreakerMark | undefined>
  /** How long the breaker was not closed since `since`, in milliseconds; `since` is in ms since the epoch. */
  readonly pausedSince: (since: number) => Promise<number>
  /**
   * Reservations that await their payment while their approve-payment task is a dead letter that was queued before a
   * time (ms since the epoch). In the order of their tasks; `next` is the cursor of the next page.
   */
  readonly unpaidDeadLetters: (
    request: PageRequest & { queuedBefore: number },
  ) => Promise<Page<UnpaidRow & { readonly queuedAt: number }>>
  /**
   * Reservations that await their payment although their performance has begun at `begunAt` (ms since the epoch), in the
   * order of their tasks. A page may have fewer items than `limit` even if another page follows.
   */
  readonly unpaidAtStart: (request: PageRequest & { begunAt: number }) => Promise<Page<UnpaidRow>>
  /**
   * Reservations that await their payment, and whose approve-payment task was queued before a time (ms since the epoch),
   * dead or not. In the order of their tasks. A page may have fewer items than `limit` even if another page follows.
   */
  readonly unpaidSince: (
    request: PageRequest & { queuedBefore: number },
  ) => Promise<Page<UnpaidRow & { readonly queuedAt: number }>>
  /** Performances that are cancelled, and whose reservations have not all ended yet. */
  readonly cancelledWithSeats: () => Promise<readonly PerformanceId[]>
  /** The first start of a performance after a time. Both are ms since the epoch. Undefined if there is none. */
  readonly nextStart: (after: number) => Promise<number | undefined>
  /**
   * Payments that are `requested`, whose task waits and whose customers have no notice yet. In the order of their
   * tasks. A page may have fewer items than `limit` even if another page follows.
   */
  readonly requestedPayments: (request: PageRequest) => Promise<Page<PaymentId>>
  /**
   * The first task of the same kind and reservation that was queued before this one and is neither done nor dead. Only
   * for notices and refunds, which have an index for it.
   */
  readonly earlierTask: (
    task: Pick<LeasedTask, 'id'> & { readonly order: NoticeOrder | CancelPayment },
  ) => Promise<EarlierTask | undefined>
  /** Whether a notice was sent, or skipped. */
  readonly noticeEnded: (notice: {
    readonly about: EventId
    readonly channel: Channel
  }) => Promise<boolean>
  /** The task with that id: one that waits or runs, or a dead letter. Undefined if it is done, or never was. */
  readonly task: (id: TaskId) => Promise<TaskRow | undefined>
  /** The dead letter with that id, if there is one. */
  readonly deadLetter: (id: TaskId) => Promise<TaskRow | undefined>
  /** The number of waiting (ready or leased) and of dead tasks, for each kind. */
  readonly taskCounts: () => Promise<Record<TaskKind, { waiting: number; dead: number }>>
  /** When the oldest task of each kind was queued that is neither done nor dead (ms since the epoch); undefined if there is none. */
  readonly oldestWaiting: () => Promise<Record<TaskKind, number | undefined>>
}
