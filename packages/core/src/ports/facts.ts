import type { Staff } from '../access/index.ts'
import type { Customer } from '../customer/index.ts'
import type { MusicalDiscounts, Visit } from '../discount/index.ts'
import type { HallDraft, HallPlanned, KnownHall } from '../hall/index.ts'
import type {
  CodeRow,
  CustomerId,
  EventId,
  HallId,
  MusicalId,
  Owner,
  PaymentId,
  PerformanceId,
  ReservationId,
  StaffId,
  Token,
  TokenId,
  WebhookId,
} from '../kernel/index.ts'
import type {
  HallSeats,
  Musical,
  OnSale,
  Replanned,
  ReplanPerformance,
  ShowingOnSale,
  TimeRange,
} from '../musical/index.ts'
import type { Channel } from '../notice/index.ts'
import type { Payment } from '../payment/index.ts'
import type { Hold, Offer, PastHold, Reservation, Standing } from '../reservation/index.ts'

/** What an operation can ask the store to read before it decides, in the same transaction. */
export type Needs = {
  /** the token that asks */
  readonly asker?: TokenId
  readonly customer?: CustomerId
  readonly customerWithEmail?: string
  readonly activeBookingsOf?: CustomerId
  /** the code of this address, in lower case */
  readonly code?: string
  /** all codes that are about this customer, for the event that erases the customer; no fact comes of them */
  readonly codesOf?: CustomerId
  readonly erased?: CustomerId
  /** all halls, with their newest plans */
  readonly allHalls?: true
  /** the seats of each grade of these halls */
  readonly hallSeats?: readonly HallId[]
  readonly musical?: MusicalId
  /** the seats of a performance under another plan */
  readonly replan?: Pick<ReplanPerformance<HallDraft>, 'performanceId' | 'to'>
  /** performances that begin at one of these times */
  readonly showing?: readonly TimeRange[]
  /** the discounts of this musical */
  readonly discounts?: MusicalId
  /** what a customer has booked, if discounts of the performance's musical ask for it */
  readonly visits?: { customerId: CustomerId; performanceId: PerformanceId }
  readonly offer?: { performanceId: PerformanceId; grade: string | undefined }
  /** what a customer holds of a performance; offer and standing are as though it did not exist */
  readonly hold?: { customerId: CustomerId; performanceId: PerformanceId }
  /** all that a customer holds */
  readonly holdsOf?: CustomerId
  /** what is left of the time in which a customer may hold seats of a performance */
  readonly pastHold?: { customerId: CustomerId; performanceId: PerformanceId }
  readonly reservation?: ReservationId
  /** what a customer has and did lately; with a performance, also how many seats of it the customer has */
  readonly standing?: { customerId: CustomerId; performanceId?: PerformanceId }
  readonly payment?: PaymentId
  /** whether the payment of this reservation was certainly never sent; needs `reservation` too */
  readonly paymentNeverSent?: ReservationId
  readonly notice?: { about: EventId; channel: Channel }
  readonly staff?: StaffId
  readonly token?: TokenId
  /** the tokens of this owner that are neither revoked nor ended */
  readonly tokensOf?: Owner
  readonly webhook?: WebhookId
}

/** A hold, and the performance of which it is. */
export type HeldOf = { readonly hold: Hold; readonly offer: Offer }

/** The result of the read. A field that was not asked for is undefined. */
export type Facts = {
  readonly asker: Token | undefined
  /** undefined also if the customer is erased */
  readonly customer: Customer | undefined
  /** ISO 8601, if the customer is erased */
  readonly customerErasedAt: string | undefined
  readonly customerWithEmail: Customer | undefined
  readonly code: CodeRow | undefined
  /** the customer's reservations that await their payment or are confirmed */
  readonly activeBookings: readonly Reservation[]
  /** whether the customer was erased lately, while a request of theirs may have been under way */
  readonly erased: boolean
  readonly allHalls: readonly KnownHall[]
  readonly hallSeats: readonly HallSeats[]
  readonly musical: Musical | undefined
  /** undefined also if its seats have no numbers */
  readonly replan: Replanned<HallPlanned> | undefined
  readonly showing: readonly ShowingOnSale[]
  readonly offer:
    | (OnSale & Pick<Offer, 'places' | 'refund' | 'bookingFee' | 'discounts'>)
    | undefined
  readonly discounts: MusicalDiscounts | undefined
  readonly visits: readonly Visit[]
  readonly hold: Hold | undefined
  readonly pastHold: PastHold | undefined
  readonly holdsOf: readonly HeldOf[]
  readonly reservation: Reservation | undefined
  readonly standing: Standing | undefined
  readonly payment: Payment | undefined
  /**
   * Whether no worker has ever claimed the task that asks the gateway for the payment. True is certain: this opening of the
   * store has queued the task, and claims are in memory. False is doubt: the gateway may have got the payment.
   */
  readonly paymentNeverSent: boolean
  readonly noticeSent: boolean
  readonly staff: Staff | undefined
  readonly token: Token | undefined
  readonly tokensOf: readonly Token[]
  readonly webhookOff: boolean
}
