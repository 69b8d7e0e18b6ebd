import type {
  ChargeReply,
  LedgerReply,
  LookUpReply,
  RefundReply,
  UnheardOfReply,
  VoidReply,
} from '@outerpark/core/contract/card-company'
import type { LedgerCharge } from '@outerpark/core/ports'
import type { Charge, LedgerLine, Outcome, Refund, RefundOutcome, Rejected } from './book.ts'

/** The right answer of the card company, before a knob changes it. */
export type Said = { readonly status: 200 | 404 | 422; readonly body: object }

const said = (body: object): Said => ({ status: 200, body })

/** The answer to an approval. */
export function chargeSaid(outcome: Outcome): Said {
  if (outcome.kind === 'rejected') return rejectionSaid(outcome)
  const { charge } = outcome
  return said((chargedReply('approved', charge) ?? unchargedReply(charge)) satisfies ChargeReply)
}

/** The answer to a void. A declined key is answered as voided, since it can never be charged either. */
export function voidSaid(outcome: Outcome): Said {
  if (outcome.kind === 'rejected') return rejectionSaid(outcome)
  const { charge } = outcome
  return said((chargedReply('charged', charge) ?? voidedReply(charge)) satisfies VoidReply)
}

export function refundSaid(outcome: RefundOutcome): Said {
  if (outcome.kind === 'rejected') return rejectionSaid(outcome)
  const { charge, refund } = outcome
  const reply = chargedReply('refunded', charge)
  if (!reply) throw new Error(`${charge.key} was refunded and never charged.`)
  const { refundKey, refundId, amount } = refund
  return said({ ...reply, refundKey, refundId, amount } satisfies RefundReply)
}

/** The answer to a look-up of a key. */
export function stateSaid(charge: Charge, refunds: readonly Refund[]): Said {
  const reply = chargedReply('charged', charge)
  const items = refunds.map(({ refundId, refundKey, amount, reason }) => ({
    refundId,
    refundKey,
    amount,
    reason,
  }))
  return said((reply ? { ...reply, refunds: items } : unchargedReply(charge)) satisfies LookUpReply)
}

export function unheardOfSaid(key: string): Said {
  const body: UnheardOfReply = { key, outcome: 'unheard-of' }
  return { status: 404, body }
}

/** The reply about a charge. Undefined if the card was not charged. */
function chargedReply<O extends string>(outcome: O, charge: Charge) {
  const { key, amount, currency, chargeId, refunded } = charge
  return chargeId === null ? undefined : { key, amount, currency, outcome, chargeId, refunded }
}

function unchargedReply(charge: Charge) {
  const { key, amount, currency, status, reason } = charge
  return status === 'declined' && reason !== null
    ? { key, amount, currency, outcome: status, reason }
    : voidedReply(charge)
}

const voidedReply = ({ key, amount, currency }: Charge) =>
  ({ key, amount, currency, outcome: 'voided' }) as const

const REJECTIONS: Record<Rejected['why'], string> = {
  'key-reused': 'The key was used before with another amount, currency or method.',
  'no-such-charge': 'The key has no such charge.',
  'refund-key-reused': 'The refund key was used before for another refund.',
  'refund-too-large': 'The refund is more than what is left of the charge.',
}

const rejectionSaid = ({ why }: Rejected): Said => ({
  status: 422,
  body: { code: why, detail: REJECTIONS[why] },
})

/** The same answer with a wrong amount: twice the amount plus one, so it is never the right one and never 0. */
export function lieAbout({ status, body: truth }: Said): Said {
  const body: Record<string, unknown> = { ...truth }
  for (const field of ['amount', 'refunded']) {
    const sum = body[field]
    if (typeof sum === 'number') body[field] = sum * 2 + 1
  }
  return { status, body }
}

/** @param charges at most `limit` of them; if there are fewer, the ledger ends there */
export function ledgerPage(charges: readonly LedgerLine[], limit: number): LedgerReply {
  const last = charges.at(-1)
  return {
    items: charges.map(ledgerLine),
    next: last && charges.length === limit ? `${last.number}` : null,
  }
}

/** The charge as a line of the ledger that the routes show. */
export function ledgerLine(charge: LedgerLine): LedgerCharge {
  const { key, chargeId, amount, currency, charged, refunded, at } = charge
  const line = { key, chargeId, status: ledgerStatus(charge), amount, currency, charged, refunded }
  return at == null ? line : { ...line, at: new Date(at).toISOString() }
}

function ledgerStatus({ status, charged, refunded }: Charge): LedgerCharge['status'] {
  if (status === 'voided') return 'cancelled'
  return refunded > 0 && refunded === charged ? 'cancelled' : status
}
