import type { Verdict } from './cards.ts'

/** A line of the ledger: all that is known about one key. */
export type Charge = {
  /** the line number; the lines are in the order in which their keys were first used */
  readonly number: number
  readonly key: string
  /** null if the card was never charged */
  readonly chargeId: string | null
  /** stays `approved` when the charge is refunded */
  readonly status: 'approved' | 'declined' | 'voided'
  /** null if the key was voided before anybody asked to charge it */
  readonly method: string | null
  readonly reason: string | null
  readonly amount: number
  readonly currency: string
  readonly charged: number
  /** how much of the charge was refunded in all */
  readonly refunded: number
}
export type NewCharge = Omit<Charge, 'number' | 'refunded' | 'chargeId'>
/** `at`: when the key was first used, ms since the epoch; null if an older version wrote the line */
export type LedgerLine = Charge & { readonly at?: number | null }

export type Refund = {
  readonly refundId: string
  readonly refundKey: string
  /** the key of the charge */
  readonly key: string
  readonly amount: number
  readonly reason: string | null
}
export type NewRefund = Omit<Refund, 'refundId'>

export type VoidRequest = {
  readonly key: string
  readonly amount: number
  readonly currency: string
}
export type ChargeRequest = VoidRequest & { readonly method: string }
export type RefundRequest = VoidRequest & {
  readonly chargeId: string
  readonly refundKey: string
  readonly reason?: string | undefined
}

/** Why the ledger refuses a request for good. */
export type Rejected = {
  readonly kind: 'rejected'
  readonly why: 'key-reused' | 'no-such-charge' | 'refund-key-reused' | 'refund-too-large'
}
/** The line of the ledger after the request, or the rejection. */
export type Outcome = { readonly kind: 'settled'; readonly charge: Charge } | Rejected
export type RefundOutcome =
  | { readonly kind: 'refunded'; readonly charge: Charge; readonly refund: Refund }
  | Rejected

/** The card company's ledger. It does not depend on the box office. */
export type Ledger = {
  /** Charges the card if the key is new. Otherwise gives the first outcome of the key again. */
  readonly charge: (request: ChargeRequest, verdict: () => Verdict) => Outcome
  /** Makes a new key impossible to charge, for ever. A key that was used before does not change. */
  readonly void: (request: VoidRequest) => Outcome
  /** Refunds a part of the charge, once for each refund key. */
  readonly refund: (request: RefundRequest) => RefundOutcome
  readonly find: (key: string) => Charge | undefined
  /** The refunds of the key's charge, oldest first. */
  readonly refundsOf: (key: string) => readonly Refund[]
  /** Up to `limit` lines after this line number. */
  readonly after: (number: number, limit: number) => readonly LedgerLine[]
}

type Write<Row> = { readonly kind: 'write'; readonly row: Row }

/** @param known the ledger's line of the request's key */
export function decideCharge(
  request: ChargeRequest,
  known: Charge | undefined,
  verdict: () => Verdict,
): Outcome | Write<NewCharge> {
  if (known)
    return sameSum(known, request) && sameCard(known, request)
      ? { kind: 'settled', charge: known }
      : rejected('key-reused')
  const { key, amount, currency, method } = request
  const asked = { key, amount, currency, method }
  const decision = verdict()
  const row: NewCharge = decision.approved
    ? { ...asked, status: 'approved', charged: amount, reason: null }
    : { ...asked, status: 'declined', charged: 0, reason: decision.reason }
  return { kind: 'write', row }
}

/** @param known the ledger's line of the request's key */
export function decideVoid(
  request: VoidRequest,
  known: Charge | undefined,
): Outcome | Write<NewCharge> {
  if (known)
    return sameSum(known, request) ? { kind: 'settled', charge: known } : rejected('key-reused')
  const { key, amount, currency } = request
  const tombstone = { status: 'voided', method: null, reason: null, charged: 0 } as const
  return { kind: 'write', row: { key, amount, currency, ...tombstone } }
}

/**
 * @param charge the ledger's line of the request's key
 * @param before the earlier refund under the same refund key
 */
export function decideRefund(
  request: RefundRequest,
  charge: Charge | undefined,
  before: Refund | undefined,
): RefundOutcome | (Write<NewRefund> & { readonly charge: Charge }) {
  const { key, refundKey, amount, reason = null } = request
  if (charge?.chargeId !== request.chargeId || charge.currency !== request.currency)
    return rejected('no-such-charge')
  if (before)
    return before.key === key && before.amount === amount
      ? { kind: 'refunded', charge, refund: before }
      : rejected('refund-key-reused')
  if (charge.refunded + amount > charge.charged) return rejected('refund-too-large')
  return { kind: 'write', charge, row: { key, refundKey, amount, reason } }
}

const rejected = (why: Rejected['why']): Rejected => ({ kind: 'rejected', why })

const sameSum = (known: Charge, { amount, currency }: VoidRequest) =>
  known.amount === amount && known.currency === currency

/** Whether the line is about the card of the request. A line that was voided first has no card, so it fits any card. */
const sameCard = (known: Charge, { method }: ChargeRequest) =>
  known.method === null || known.method === method
