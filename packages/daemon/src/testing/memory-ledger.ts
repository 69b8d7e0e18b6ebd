import {
  type Charge,
  decideCharge,
  decideRefund,
  decideVoid,
  type Ledger,
  type NewCharge,
  type Outcome,
  type Refund,
} from '../sandbox/book.ts'

/** The card company's ledger in memory. Its ids are the same in each run. */
export function memoryLedger() {
  const charges = new Map<string, Charge>()
  const refunds = new Map<string, Refund>()
  let changes = 0

  const write = (charge: Charge): Charge => {
    charges.set(charge.key, charge)
    changes += 1
    return charge
  }
  const settled = (decision: Outcome | { kind: 'write'; row: NewCharge }): Outcome => {
    if (decision.kind !== 'write') return decision
    const { row } = decision
    const number = charges.size + 1
    const chargeId = row.status === 'approved' ? `ch_${number}` : null
    return { kind: 'settled', charge: write({ ...row, number, chargeId, refunded: 0 }) }
  }

  const ledger: Ledger = {
    charge: (request, verdict) => settled(decideCharge(request, charges.get(request.key), verdict)),
    void: (request) => settled(decideVoid(request, charges.get(request.key))),
    refund(request) {
      const { key, refundKey } = request
      const decision = decideRefund(request, charges.get(key), refunds.get(refundKey))
      if (decision.kind !== 'write') return decision
      const { row, charge: known } = decision
      const refund = { ...row, refundId: `re_${refunds.size + 1}` }
      refunds.set(refundKey, refund)
      const charge = write({ ...known, refunded: known.refunded + row.amount })
      return { kind: 'refunded', charge, refund }
    },
    find: (key) => charges.get(key),
    refundsOf: (key) => [...refunds.values()].filter((refund) => refund.key === key),
    after: (number, limit) =>
      [...charges.values()].filter((charge) => charge.number > number).slice(0, limit),
  }
  return {
    ...ledger,
    charges: (): ReadonlyMap<string, Charge> => charges,
    /** how often the ledger was changed */
    changes: () => changes,
  }
}
