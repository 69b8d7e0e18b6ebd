import type { Money } from '../kernel/index.ts'

/**
 * What a card company can be asked, each time under a key that never changes for one payment.
 *
 * What every gateway must hold, and the contract suite checks:
 * - `approve` with a key charges at most once, and tells the first outcome again;
 * - once `cancel` with a key has answered, nothing is charged under that key, and nothing ever will be,
 *   also if the gateway had not heard of the key before.
 *
 * All three reject with {@link GatewayUnavailable} when there is no answer: the outcome is then *unknown*,
 * neither failed nor approved, and the caller asks again with the same key. Behind a guard they also reject with
 * {@link GatewayPaused}, when the call was held back.
 */
export interface PaymentGateway {
  readonly approve: (request: ApprovalRequest, signal: AbortSignal) => Promise<Approval>
  readonly cancel: (
    request: { key: string; amount: Money },
    signal: AbortSignal,
  ) => Promise<Cancellation>
  /** What the gateway knows of the key. */
  readonly lookUp: (key: string, signal: AbortSignal) => Promise<ChargeState>
}

export type ApprovalRequest = {
  readonly key: string
  readonly amount: Money
  readonly method: string
}

export type Approval =
  | { readonly outcome: 'approved'; readonly chargeId: string }
  | { readonly outcome: 'declined'; readonly reason: string }
  /** the key was cancelled before: nothing was charged, or it was refunded */
  | { readonly outcome: 'cancelled' }

export type Cancellation = {
  /** what went back to the card: the whole charge, or 0 where there was none */
  readonly refunded: number
}

export type ChargeState = Approval | { readonly outcome: 'unheard-of' }

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
  readonly status: 'approved' | 'declined' | 'cancelled'
  readonly amount: number
  readonly currency: string
  /** how much was taken off the card in all */
  readonly charged: number
  /** how much of that went back */
  readonly refunded: number
}
