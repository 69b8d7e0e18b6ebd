import { asId, isWholeId, type PaymentId } from '@outerpark/core/kernel'
import type { LedgerCharge, PaymentGateway } from '@outerpark/core/ports'

/**
 * The gateway as one box office sees it: every key bears the office's own name at the gateway, since two offices,
 * or one and its restored copy, number their reservations alike and may share a card company.
 *
 * @param office a name that no other box office has
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

/** The payment of this office that a key at the gateway is for; undefined if it is none of its own. */
export function paymentOfOffice(key: string, office: string): PaymentId | undefined {
  const own = key.startsWith(`${office}.`) ? key.slice(office.length + 1) : ''
  return isWholeId('payment', own) ? asId<'payment'>(own) : undefined
}

/** What stands in the card company's ledger for this office, under the office's own keys. */
export async function* ledgerOfOffice(
  ledger: AsyncIterable<LedgerCharge>,
  office: string,
): AsyncGenerator<LedgerCharge> {
  for await (const charge of ledger)
    if (charge.key.startsWith(`${office}.`))
      yield { ...charge, key: charge.key.slice(office.length + 1) }
}
