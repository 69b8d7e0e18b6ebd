import { asId, isWholeId, type PaymentId } from '@outerpark/core/kernel'
import type { LedgerCharge, PaymentGateway } from '@outerpark/core/ports'

/**
 * The gateway for one box office. At the card company each key begins with the name of the office. Otherwise two
 * offices at one card company could use the same key: both number their reservations in the same way, and a restored
 * copy of an office does so too.
 *
 * @param office the office name; no other box office has it
 */
export function gatewayOfOffice(gateway: PaymentGateway, office: string): PaymentGateway {
  const named = (key: string) => `${office}.${key}`
  const unnamed = (key: string) => (key.startsWith(named('')) ? key.slice(named('').length) : key)
  return {
    approve: (request, signal) => gateway.approve({ ...request, key: named(request.key) }, signal),
    void: (request, signal) => gateway.void({ ...request, key: named(request.key) }, signal),
    refund(request, signal) {
      const names = { key: named(request.key), refundKey: named(request.refundKey) }
      return gateway.refund({ ...request, ...names }, signal)
    },
    async lookUp(key, signal) {
      const state = await gateway.lookUp(named(key), signal)
      if (state.outcome !== 'charged') return state
      const refunds = state.refunds.map((refund) => ({
        ...refund,
        refundKey: refund.refundKey && unnamed(refund.refundKey),
      }))
      return { ...state, refunds }
    },
  }
}

/** The payment that belongs to a key at the gateway. Undefined if the key is not from this office. */
export function paymentOfOffice(key: string, office: string): PaymentId | undefined {
  const own = key.startsWith(`${office}.`) ? key.slice(office.length + 1) : ''
  return isWholeId('payment', own) ? asId<'payment'>(own) : undefined
}

/** The charges of this office in the card company's ledger. Their keys come without the office name. */
export async function* ledgerOfOffice(
  ledger: AsyncIterable<LedgerCharge>,
  office: string,
): AsyncGenerator<LedgerCharge> {
  for await (const charge of ledger)
    if (charge.key.startsWith(`${office}.`))
      yield { ...charge, key: charge.key.slice(office.length + 1) }
}
