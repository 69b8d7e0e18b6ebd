import type {
  CancelReply,
  ChargeReply,
  LedgerReply,
  UnheardOfReply,
} from '@outerpark/core/contract/card-company'
import type { Charge, Outcome } from './ledger.ts'

/** What the card company has to say, before anything happens to it on the way. */
export type Said = { readonly status: 200 | 404 | 422; readonly body: object }

/** The charge as an approval or a look-up tells it. */
export function chargeSaid(charge: Charge): Said {
  return { status: 200, body: chargeReply(charge) }
}

function chargeReply({ key, amount, currency, status, chargeId, reason }: Charge): ChargeReply {
  const subject = { key, amount, currency }
  if (status === 'approved' && chargeId !== null) return { ...subject, outcome: status, chargeId }
  if (status === 'declined' && reason !== null) return { ...subject, outcome: status, reason }
  return { ...subject, outcome: 'cancelled' }
}

/** What a cancel led to. A declined charge has nothing to give back, and can never be made either. */
export function cancelSaid({ key, refunded, currency }: Charge): Said {
  const body: CancelReply = { key, outcome: 'cancelled', refunded, currency }
  return { status: 200, body }
}

export function unheardOfSaid(key: string): Said {
  const body: UnheardOfReply = { key, outcome: 'unheard-of' }
  return { status: 404, body }
}

/** The outcome told by `tell`, unless the key stood for something else. */
export function outcomeSaid(outcome: Outcome, tell: (charge: Charge) => Said): Said {
  if (outcome.kind === 'settled') return tell(outcome.charge)
  const detail = 'The key was used before with another amount, currency or method.'
  return { status: 422, body: { code: 'key-reused', detail } }
}

/** The same, about another sum: twice the sum and one is neither the sum nor nothing. */
export function lieAbout(said: Said): Said {
  const body: Record<string, unknown> = { ...said.body }
  for (const field of ['amount', 'refunded']) {
    const sum = body[field]
    if (typeof sum === 'number') body[field] = sum * 2 + 1
  }
  return { ...said, body }
}

/** @param charges up to `limit` of them; fewer mean that the book ends there */
export function ledgerPage(charges: readonly Charge[], limit: number): LedgerReply {
  const last = charges.at(-1)
  return {
    items: charges.map(({ key, chargeId, status, amount, currency, charged, refunded }) => ({
      key,
      chargeId,
      status,
      amount,
      currency,
      charged,
      refunded,
    })),
    next: last && charges.length === limit ? `${last.number}` : null,
  }
}
