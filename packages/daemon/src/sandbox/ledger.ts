import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import {
  type Charge,
  type ChargeRequest,
  decideCharge,
  decideRefund,
  decideVoid,
  type Ledger,
  type LedgerLine,
  type NewCharge,
  type NewRefund,
  type Refund,
  type RefundRequest,
  type VoidRequest,
} from './book.ts'
import type { Verdict } from './cards.ts'
import { type KeptKnobs, keptKnobs } from './kept-knobs.ts'
import { openDatabase } from './ledger-database.ts'

/** The ledger, and the knobs that its database keeps. */
export type OpenLedger = Ledger & { readonly knobs: KeptKnobs; readonly close: () => void }

/**
 * The ledger in a database. Each call is one short transaction. So two calls about one key run one after the other,
 * never at the same time.
 */
export function openLedger(file: string): OpenLedger {
  const db = openDatabase(file)
  const charges = chargeRows(db)
  const refunds = refundRows(db)

  return {
    charge: db.transaction((request: ChargeRequest, verdict: () => Verdict) => {
      const decision = decideCharge(request, charges.find(request.key), verdict)
      if (decision.kind !== 'write') return decision
      return { kind: 'settled', charge: charges.add(decision.row) } as const
    }).immediate,

    void: db.transaction((request: VoidRequest) => {
      const decision = decideVoid(request, charges.find(request.key))
      if (decision.kind !== 'write') return decision
      return { kind: 'settled', charge: charges.add(decision.row) } as const
    }).immediate,

    refund: db.transaction((request: RefundRequest) => {
      const { key, refundKey } = request
      const decision = decideRefund(request, charges.find(key), refunds.find(refundKey))
      if (decision.kind !== 'write') return decision
      const refund = refunds.add(decision.row)
      return { kind: 'refunded', charge: written(charges.find(key)), refund } as const
    }).immediate,

    find: charges.find,
    refundsOf: refunds.of,
    after: charges.after,
    knobs: keptKnobs(db),
    close: () => db.close(),
  }
}

function chargeRows(db: Database) {
  const columns = `number, key, charge_id AS chargeId, status, method, reason, amount, currency, charged, refunded`
  const find = db.prepare<[string], Charge>(`SELECT ${columns} FROM charges WHERE key = ?`)
  const after = db.prepare<[number, number], LedgerLine>(
    `SELECT ${columns}, at FROM charges WHERE number > ? ORDER BY number LIMIT ?`,
  )
  const insert = db.prepare<[NewCharge & { chargeId: string | null; at: number }], Charge>(
    `INSERT INTO charges (key, charge_id, status, method, reason, amount, currency, charged, at)
     VALUES (@key, @chargeId, @status, @method, @reason, @amount, @currency, @charged, @at)
     RETURNING ${columns}`,
  )
  return {
    find: (key: string) => find.get(key),
    after: (number: number, limit: number) => after.all(number, limit),
    add: (row: NewCharge) =>
      written(
        insert.get({
          ...row,
          chargeId: row.status === 'approved' ? `ch_${randomUUID()}` : null,
          at: Date.now(),
        }),
      ),
  }
}

function refundRows(db: Database) {
  const columns = `refund_id AS refundId, refund_key AS refundKey, charges.key, refunds.amount, refunds.reason`
  const joined = `${columns} FROM refunds JOIN charges ON charges.number = refunds.charge`
  const find = db.prepare<[string], Refund>(`SELECT ${joined} WHERE refund_key = ?`)
  const of = db.prepare<[string], Refund>(`SELECT ${joined} WHERE key = ? ORDER BY refunds.number`)
  const insert = db.prepare<[Refund]>(
    `INSERT INTO refunds (charge, refund_key, refund_id, amount, reason)
     SELECT number, @refundKey, @refundId, @amount, @reason FROM charges WHERE key = @key`,
  )
  return {
    find: (refundKey: string) => find.get(refundKey),
    of: (key: string) => of.all(key),
    add(row: NewRefund): Refund {
      const refund = { ...row, refundId: `re_${randomUUID()}` }
      insert.run(refund)
      return refund
    },
  }
}

function written(charge: Charge | undefined): Charge {
  if (!charge) throw new Error('The ledger did not return the row that it wrote.')
  return charge
}
