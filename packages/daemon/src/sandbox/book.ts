import type { Verdict } from './cards.ts'

/** A line of the book: what is known of one key. */
export type Charge = {
  /** its place in the book, in the order in which the keys were first heard of */
  readonly number: number
  readonly key: string
  /** null where the card was never charged */
  readonly chargeId: string | null
  /** `approved` stays as it is when the charge is refunded */
  readonly status: 'approved' | 'declined' | 'voided'
  /** null where the key was voided before anybody asked to charge it */
  readonly method: string | null
  readonly reason: string | null
  readonly amount: number
  readonly currency: string
  readonly charged: number
  /** how much of that was given back in all */
  readonly refunded: number
}
export type NewCharge = Omit<Charge, 'number' | 'refunded' | 'chargeId'>

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

/** Why the book does not take a request, now or later. */
export type Rejected = {
  readonly kind: 'rejected'
  readonly why: 'key-reused' | 'no-such-charge' | 'refund-key-reused' | 'refund-too-large'
}
/** The line as it now stands. */
export type Outcome = { readonly kind: 'settled'; readonly charge: Charge } | Rejected
export type RefundOutcome =
  | { readonly kind: 'refunded'; readonly charge: Charge; readonly refund: Refund }
  | Rejected

/** The card company's book: it survives whatever happens to the box office. */
export type Ledger = {
  /** Charges the card unless the key was heard of before: then the first outcome stands. */
  readonly charge: (request: ChargeRequest, verdict: () => Verdict) => Outcome
  /** A key that was never heard of can never be charged from then on. Any other stays as it is. */
  readonly void: (request: VoidRequest) => Outcome
  /** Gives a part of the charge back, once for each refund key. */
  readonly refund: (request: RefundRequest) => RefundOutcome
  readonly find: (key: string) => Charge | undefined
  /** The refunds of the key's charge, oldest first. */
  readonly refundsOf: (key: string) => readonly Refund[]
  /** Up to `limit` charges that come after the number. */
  readonly after: (number: number, limit: number) => readonly Charge[]
}

type Write<Row> = { readonly kind: 'write'; readonly row: Row }

/** @param known the line of the request's key */
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

/** @param known the line of the request's key */
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
 * @param charge the line of the request's key
 * @param before what was refunded under the request's refund key
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

/** A tombstone stands for any card. */
const sameCard = (known: Charge, { method }: ChargeRequest) =>
  known.method === null || known.method === method
