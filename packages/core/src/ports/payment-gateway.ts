import type { Money } from '../kernel/index.ts'

/**
 * What a card company can do. Every call names a payment by its key, which never changes.
 *
 * Every gateway keeps these promises, and the contract suite checks them:
 * - `approve` charges at most once under a key. A second call returns the outcome of the first one.
 * - After `void` has answered, nothing new is ever charged under the key, even if the key was unknown. If there was a
 *   charge before, it stays, and the answer names it.
 * - `refund` refunds once for each refund key, however often it is called. All refunds of a charge together never
 *   exceed the charge.
 * - Calls with the same key at the same time are carried out one after the other.
 *
 * A call rejects with
 * - {@link GatewayRejected} if no retry can help: the key was used with another amount, or the refund exceeds the
 *   charge;
 * - {@link GatewayUnavailable} if no answer came. Then the outcome is *unknown*, and the caller retries with the same
 *   key;
 * - {@link GatewayPaused} if a guard is in front of the gateway and held the call back.
 */
export interface PaymentGateway {
  readonly approve: (request: ApprovalRequest, signal: AbortSignal) => Promise<Approval>
  readonly void: (request: VoidRequest, signal: AbortSignal) => Promise<Voiding>
  readonly refund: (request: RefundRequest, signal: AbortSignal) => Promise<Refunded>
  /** Returns the gateway's state of the key. */
  readonly lookUp: (key: string, signal: AbortSignal) => Promise<ChargeState>
}

export type ApprovalRequest = {
  readonly key: string
  readonly amount: Money
  readonly method: string
}

export type VoidRequest = {
  readonly key: string
  /** the amount of the payment; the gateway records it if the key is unknown */
  readonly amount: Money
}

export type RefundRequest = {
  readonly key: string
  /** the id of the charge, from the answer of `approve` or `void` */
  readonly chargeId: string
  /** the amount to refund, more than 0 */
  readonly amount: Money
  /** identifies this refund; never used for another one */
  readonly refundKey: string
  /** a code for the gateway's own records, e.g. `reservation-cancelled` */
  readonly reason?: string
}

export type Charge = {
  /** the gateway's id of the charge */
  readonly chargeId: string
  /** the charged amount; a refund does not change it */
  readonly amount: Money
  /** the sum of all refunds, in the currency's smallest unit */
  readonly refunded: number
}

export type Approval =
  | ({ readonly outcome: 'approved' } & Omit<Charge, 'amount'>)
  | { readonly outcome: 'declined'; readonly reason: string }
  /** the key was voided before any charge */
  | { readonly outcome: 'voided' }

export type Voiding =
  /** nothing was charged under the key, and nothing ever will be */
  | { readonly outcome: 'voided' }
  /** the key was charged before the void; only a refund returns the money */
  | ({ readonly outcome: 'charged' } & Charge)

export type Refunded = {
  /** the gateway's id of this refund */
  readonly refundId: string
  /** the sum of all refunds of the charge, this one included */
  readonly refunded: number
}

/** One refund of a charge, as the gateway records it. */
export type Refund = {
  readonly refundId: string
  /** null if the refund was not made through this port, for example by hand at the gateway */
  readonly refundKey: string | null
  readonly amount: number
  readonly reason: string | null
}

export type ChargeState =
  | ({ readonly outcome: 'charged'; readonly refunds: readonly Refund[] } & Charge)
  | { readonly outcome: 'declined'; readonly reason: string }
  | { readonly outcome: 'voided' }
  | { readonly outcome: 'unheard-of' }

/** No usable answer came: time-out, broken connection or server error. Whether the gateway did something is unknown. */
export class GatewayUnavailable extends Error {
  override readonly name: string = 'GatewayUnavailable'
}

/**
 * The call was not sent, because the breaker is open or the bulkhead is full. Nothing happened at the gateway. The
 * caller must not count it as a try.
 */
export class GatewayPaused extends Error {
  override readonly name = 'GatewayPaused'
  /** when a retry makes sense, in milliseconds since the epoch */
  readonly retryAt: number
  constructor(message: string, retryAt: number, options?: ErrorOptions) {
    super(message, options)
    this.retryAt = retryAt
  }
}

/** The gateway will never accept this call (malformed or not allowed). A retry cannot help. */
export class GatewayRejected extends Error {
  override readonly name = 'GatewayRejected'
  readonly permanent = true
}

/** One entry of the sandbox's ledger. `verify` compares the ledger with what the box office believes. */
export type LedgerCharge = {
  readonly key: string
  readonly chargeId: string | null
  /** `cancelled`: the key was voided, or the whole charge was refunded */
  readonly status: 'approved' | 'declined' | 'cancelled'
  readonly amount: number
  readonly currency: string
  /** the sum that was charged to the card */
  readonly charged: number
  /** the sum of all refunds */
  readonly refunded: number
  /** when the key was first used, ISO 8601; absent if the card company does not say it */
  readonly at?: string | undefined
}
