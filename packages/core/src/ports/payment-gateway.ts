import type { Money } from '../kernel/index.ts'

/**
 * What a card company can be asked, each time under a key that never changes for one payment.
 *
 * Every gateway keeps these promises, and the contract suite checks them:
 * - `approve` charges at most once under a key. Asked again, it tells the first outcome again.
 * - After `void` has answered, nothing new is ever charged under the key, even if the gateway had never heard of it.
 *   A charge that was made before stays, and the answer names it.
 * - `refund` gives the same part back once, however often it is asked under the same refund key. All refunds of a
 *   charge together never exceed it.
 * - Calls about one key that meet are carried out one after the other.
 *
 * A call that no repetition can help rejects with {@link GatewayRejected}: a key for another sum, a refund that the
 * charge does not cover. All calls reject with {@link GatewayUnavailable} when there is no answer: the outcome is then
 * *unknown*, neither failed nor approved, and the caller asks again with the same key. Behind a guard they also reject
 * with {@link GatewayPaused}, when the call was held back.
 */
export interface PaymentGateway {
  readonly approve: (request: ApprovalRequest, signal: AbortSignal) => Promise<Approval>
  readonly void: (request: VoidRequest, signal: AbortSignal) => Promise<Voiding>
  readonly refund: (request: RefundRequest, signal: AbortSignal) => Promise<Refunded>
  /** What the gateway knows of the key. */
  readonly lookUp: (key: string, signal: AbortSignal) => Promise<ChargeState>
}

export type ApprovalRequest = {
  readonly key: string
  readonly amount: Money
  readonly method: string
}

export type VoidRequest = {
  readonly key: string
  /** what the key is for: the gateway makes a note of it if it has never heard of the key */
  readonly amount: Money
}

export type RefundRequest = {
  readonly key: string
  /** the charge to refund, as `approve` or `void` has named it */
  readonly chargeId: string
  /** the part that goes back, more than 0 */
  readonly amount: Money
  /** names this one refund; like `key`, it is used for nothing else, ever */
  readonly refundKey: string
  /** a code for the gateway's own records, e.g. `reservation-cancelled` */
  readonly reason?: string
}

export type Charge = {
  /** the gateway's name for it */
  readonly chargeId: string
  /** what was taken off the card, never changed by a refund */
  readonly amount: Money
  /** what was given back of it in all, in the currency's smallest unit */
  readonly refunded: number
}

export type Approval =
  | ({ readonly outcome: 'approved' } & Omit<Charge, 'amount'>)
  | { readonly outcome: 'declined'; readonly reason: string }
  /** the key was voided before it was charged */
  | { readonly outcome: 'voided' }

export type Voiding =
  /** nothing was charged under the key, and nothing ever will be */
  | { readonly outcome: 'voided' }
  /** the key was charged before: what is left of the charge goes back only by a refund */
  | ({ readonly outcome: 'charged' } & Charge)

export type Refunded = {
  /** the gateway's name for this refund */
  readonly refundId: string
  /** what was given back of the charge in all, this refund included */
  readonly refunded: number
}

/** One refund of a charge, as the gateway has it. */
export type Refund = {
  readonly refundId: string
  /** null for one that was made past this port, such as by hand at the gateway */
  readonly refundKey: string | null
  readonly amount: number
  readonly reason: string | null
}

export type ChargeState =
  | ({ readonly outcome: 'charged'; readonly refunds: readonly Refund[] } & Charge)
  | { readonly outcome: 'declined'; readonly reason: string }
  | { readonly outcome: 'voided' }
  | { readonly outcome: 'unheard-of' }

/** No usable answer came: time-out, broken connection, server error. What was done is not known. */
export class GatewayUnavailable extends Error {
  override readonly name: string = 'GatewayUnavailable'
}

/**
 * The call was not sent at all, because the gateway is left alone for now (breaker) or has enough to do (bulkhead):
 * nothing happened, and nothing became unknown. No attempt of the caller's was used up.
 */
export class GatewayPaused extends Error {
  override readonly name = 'GatewayPaused'
  /** when it is worth asking again, in milliseconds since the epoch */
  readonly retryAt: number
  constructor(message: string, retryAt: number, options?: ErrorOptions) {
    super(message, options)
    this.retryAt = retryAt
  }
}

/** The gateway will never take this call as it is (malformed, not allowed): no retry can help. */
export class GatewayRejected extends Error {
  override readonly name = 'GatewayRejected'
  readonly permanent = true
}

/** The sandbox's own book, which `verify` compares with what the box office believes. */
export type LedgerCharge = {
  readonly key: string
  readonly chargeId: string | null
  /** `cancelled`: nothing of it is charged, because the key was voided or all of the charge went back */
  readonly status: 'approved' | 'declined' | 'cancelled'
  readonly amount: number
  readonly currency: string
  /** how much was taken off the card in all */
  readonly charged: number
  /** how much of that went back */
  readonly refunded: number
}
