import { GatewayRejected, type LedgerCharge, type PaymentGateway } from '@outerpark/core/ports'

export type MemoryGateway = PaymentGateway & {
  /** its own book */
  readonly charges: () => readonly LedgerCharge[]
  /** the calls it got, in their order */
  readonly calls: readonly string[]
}

/**
 * A card company in memory that keeps the promises of the port, and its own book.
 * `card-declined` is declined; `card-broken` is a call that it will never take.
 */
export function memoryGateway(): MemoryGateway {
  const book = new Map<string, LedgerCharge>()
  const calls: string[] = []
  const outcomeOf = ({ status, chargeId }: LedgerCharge) => {
    if (status === 'approved') return { outcome: status, chargeId: chargeId ?? '' } as const
    if (status === 'declined') return { outcome: status, reason: 'card-declined' } as const
    return { outcome: status }
  }
  const fresh = (key: string, { amount, currency }: { amount: number; currency: string }) =>
    ({ key, chargeId: null, amount, currency, charged: 0, refunded: 0 }) as const

  return {
    charges: () => [...book.values()],
    calls,
    async approve({ key, amount, method }) {
      calls.push(`approve ${key}`)
      const before = book.get(key)
      if (method === 'card-broken') throw new GatewayRejected('no such card')
      if (before && before.amount !== amount.amount) throw new GatewayRejected('another sum')
      const declined = method === 'card-declined'
      const charge: LedgerCharge = before ?? {
        ...fresh(key, amount),
        ...(declined
          ? { status: 'declined' }
          : { status: 'approved', chargeId: `ch-${book.size}`, charged: amount.amount }),
      }
      book.set(key, charge)
      return outcomeOf(charge)
    },
    async cancel({ key, amount }) {
      calls.push(`cancel ${key}`)
      const before = book.get(key) ?? { ...fresh(key, amount), status: 'cancelled' as const }
      const charge = { ...before, status: 'cancelled' as const, refunded: before.charged }
      book.set(key, charge)
      return { refunded: charge.refunded }
    },
    async lookUp(key) {
      calls.push(`look up ${key}`)
      const charge = book.get(key)
      return charge ? outcomeOf(charge) : { outcome: 'unheard-of' }
    },
  }
}
