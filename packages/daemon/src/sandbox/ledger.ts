import { randomUUID } from 'node:crypto'
import type { Verdict } from './cards.ts'
import { openDatabase } from './ledger-database.ts'

/** A line of the book: what is known of one key. */
export type Charge = {
  /** its place in the book, in the order in which the keys were first heard of */
  readonly number: number
  readonly key: string
  /** null where the card was never charged */
  readonly chargeId: string | null
  readonly status: 'approved' | 'declined' | 'cancelled'
  /** null where the key was cancelled before anybody asked to charge it */
  readonly method: string | null
  readonly reason: string | null
  readonly amount: number
  readonly currency: string
  readonly charged: number
  readonly refunded: number
}

export type ChargeRequest = {
  readonly key: string
  readonly amount: number
  readonly currency: string
  readonly method: string
}
export type CancelRequest = Omit<ChargeRequest, 'method'>

/** The charge as it now stands, or a key that was used for something else before. */
export type Outcome =
  | { readonly kind: 'settled'; readonly charge: Charge }
  | { readonly kind: 'key-reused' }

export type Ledger = {
  /** Charges the card unless the key was heard of before: then the first outcome stands. */
  readonly charge: (request: ChargeRequest, verdict: () => Verdict) => Outcome
  /** Gives the whole charge back, once. A key that was never heard of can never be charged from then on. */
  readonly cancel: (request: CancelRequest) => Outcome
  readonly find: (key: string) => Charge | undefined
  /** Up to `limit` charges that come after the number. */
  readonly after: (number: number, limit: number) => readonly Charge[]
  readonly close: () => void
}

const COLUMNS = `number, key, charge_id AS chargeId, status, method, reason, amount, currency, charged, refunded`

/** Each call is one short transaction of its own, so two about one key happen in some order, never at once. */
export function openLedger(file: string): Ledger {
  const db = openDatabase(file)
  const find = db.prepare<[string], Charge>(`SELECT ${COLUMNS} FROM charges WHERE key = ?`)
  const after = db.prepare<[number, number], Charge>(
    `SELECT ${COLUMNS} FROM charges WHERE number > ? ORDER BY number LIMIT ?`,
  )
  const insert = db.prepare<[Omit<Charge, 'number' | 'refunded'>], Charge>(
    `INSERT INTO charges (key, charge_id, status, method, reason, amount, currency, charged, refunded)
     VALUES (@key, @chargeId, @status, @method, @reason, @amount, @currency, @charged, 0)
     RETURNING ${COLUMNS}`,
  )
  const giveBack = db.prepare<[string], Charge>(
    `UPDATE charges SET status = 'cancelled', refunded = charged WHERE key = ?
     RETURNING ${COLUMNS}`,
  )

  const settled = (charge: Charge | undefined): Outcome => {
    if (!charge) throw new Error('The ledger did not return the row that it wrote.')
    return { kind: 'settled', charge }
  }

  return {
    charge: db.transaction((request: ChargeRequest, verdict: () => Verdict) => {
      const known = find.get(request.key)
      if (known) return isFor(known, request) ? settled(known) : KEY_REUSED
      const decision = verdict()
      return settled(
        insert.get(
          decision.approved
            ? {
                ...request,
                status: 'approved',
                chargeId: newChargeId(),
                charged: request.amount,
                reason: null,
              }
            : {
                ...request,
                status: 'declined',
                chargeId: null,
                charged: 0,
                reason: decision.reason,
              },
        ),
      )
    }).immediate,

    cancel: db.transaction((request: CancelRequest) => {
      const known = find.get(request.key)
      if (!known) return settled(insert.get({ ...request, ...TOMBSTONE }))
      if (!isFor(known, request)) return KEY_REUSED
      return settled(known.status === 'approved' ? giveBack.get(request.key) : known)
    }).immediate,

    find: (key) => find.get(key),
    after: (number, limit) => after.all(number, limit),
    close: () => db.close(),
  }
}

const KEY_REUSED: Outcome = { kind: 'key-reused' }
const TOMBSTONE = {
  status: 'cancelled',
  chargeId: null,
  method: null,
  reason: null,
  charged: 0,
} as const

/** Whether the request is about what the key stands for. A tombstone stands for any card. */
function isFor(known: Charge, request: CancelRequest & { method?: string }): boolean {
  const sameCard =
    known.method === null || request.method === undefined || known.method === request.method
  return known.amount === request.amount && known.currency === request.currency && sameCard
}

const newChargeId = () => `ch_${randomUUID()}`
