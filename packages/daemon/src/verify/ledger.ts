import {
  numberedId,
  numberOf,
  type PaymentStatus,
  type ReservationStatus,
} from '@outerpark/core/kernel'
import type { LedgerCharge } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { paymentStatus, reservationStatus } from '../store/sqlite/codes.ts'
import type { Check } from './invariants.ts'

/** What the box office believes of one payment. */
export type Belief = {
  readonly key: string
  readonly status: PaymentStatus
  readonly reservation: ReservationStatus
  readonly amount: number
  readonly currency: string
}

export type Beliefs = {
  readonly get: (key: string) => Belief | undefined
  /** the keys of the confirmed reservations that were paid before the time (ISO 8601) */
  readonly paidBefore: (time: string) => readonly string[]
}

/** Reads beliefs off a connection of its own. */
export function beliefsIn(db: Database.Database): Beliefs {
  const one = db.prepare<
    [number],
    { status: number; reservation: number; amount: number; currency: string }
  >(
    `SELECT r.payment AS status, r.status AS reservation, r.amount, o.currency
     FROM reservations r JOIN offers o ON o.seq = r.offer WHERE r.seq = ?`,
  )
  const paid = db
    .prepare<[number], number>(
      `SELECT seq FROM reservations WHERE status = ${reservationStatus.of('confirmed')}
         AND payment = ${paymentStatus.of('approved')} AND paid_at < ?`,
    )
    .pluck()
  return {
    get(key) {
      const number = numberOf('payment', key)
      const row = number === undefined ? undefined : one.get(number)
      if (!row) return undefined
      const { amount, currency } = row
      const status = paymentStatus.word(row.status)
      return {
        key,
        status,
        reservation: reservationStatus.word(row.reservation),
        amount,
        currency,
      }
    },
    paidBefore: (time) => paid.all(Date.parse(time)).map((number) => numberedId('payment', number)),
  }
}

/** Why the charge and the belief do not fit, or undefined if they do. */
export function misfit(charge: LedgerCharge, belief: Belief | undefined): string | undefined {
  const live = charge.charged - charge.refunded
  const { key } = charge
  if (!belief) return live === 0 ? undefined : `${key} was charged, and there is no such payment`
  if (charge.charged > belief.amount)
    return `${key} was charged twice or too much: ${charge.charged}`
  if (live !== 0 && (live !== belief.amount || charge.currency !== belief.currency))
    return `${key} has a live charge of ${live} ${charge.currency}, not ${belief.amount} ${belief.currency}`
  if (belief.status === 'approved' && belief.reservation === 'confirmed' && live === 0)
    return `${key} is believed to be paid, and has no live charge`
  if ((belief.status === 'cancelled' || belief.status === 'declined') && live !== 0)
    return `${key} is ${belief.status}, and ${live} is still charged`
  return undefined
}

/** How often, and how long apart, a misfit is looked at again before it counts: calls may be in flight. */
const LOOKS = 20
const LOOK_AGAIN_MS = 250

type LedgerBook = { readonly ledger: () => AsyncIterable<LedgerCharge> }

/**
 * Compares the card company's ledger with what the box office believes, charge by charge.
 * What does not fit at first is looked at again for some seconds, since a charge and its record are two commits.
 */
export async function checkLedger(book: LedgerBook, beliefs: Beliefs): Promise<Check[]> {
  const startedAt = new Date().toISOString()
  const keys = new Set<string>()
  let suspects: LedgerCharge[] = []
  for await (const charge of book.ledger()) {
    keys.add(charge.key)
    if (misfit(charge, beliefs.get(charge.key))) suspects.push(charge)
  }
  for (let look = 0; suspects.length > 0 && look < LOOKS; look++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    const again = new Set(suspects.map(({ key }) => key))
    suspects = []
    for await (const charge of book.ledger())
      if (again.has(charge.key) && misfit(charge, beliefs.get(charge.key))) suspects.push(charge)
  }
  const named = suspects.slice(0, 5).map((charge) => misfit(charge, beliefs.get(charge.key)))
  const paid = beliefs.paidBefore(startedAt)
  const uncharged = paid.filter((key) => !keys.has(key))
  return [
    {
      name: 'ledger-matches-payments',
      ok: suspects.length === 0,
      detail:
        suspects.length === 0
          ? counted(
              keys.size,
              'entry of the ledger fits its payment',
              'entries of the ledger fit their payments',
            )
          : `${counted(suspects.length, 'does', 'do')} not fit: ${named.join('; ')}`,
    },
    {
      name: 'every-payment-is-charged',
      ok: uncharged.length === 0,
      detail:
        uncharged.length === 0
          ? counted(
              paid.length,
              'confirmed reservation stands in the ledger',
              'confirmed reservations stand in the ledger',
            )
          : `not in the ledger: ${uncharged.slice(0, 5).join(', ')} (${uncharged.length} in all)`,
    },
  ]
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
