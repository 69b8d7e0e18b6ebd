import type { Booking } from '@outerpark/core/kernel'
import type { RefundTerms } from '@outerpark/core/refund'
import type Database from 'better-sqlite3'
import { refundColumn, termsFrom } from './refunds.ts'

/** What bookings of one grade have in common. If the title changes, later bookings get another offer. */
export type Offered = Pick<
  Booking,
  'performanceId' | 'musicalId' | 'title' | 'venue' | 'startsAt' | 'currency'
> & { readonly grade: string; readonly refund?: RefundTerms | undefined }

/** A row as it is stored. */
type Row = Omit<Offered, 'refund'> & { readonly seq: number; readonly refund: string | null }

const COLUMNS = `SELECT o.seq, o.performance_id AS performanceId, p.musical_id AS musicalId, o.title, o.venue,
    o.starts_at AS startsAt, o.grade, o.currency, o.refund
  FROM offers o JOIN performances p ON p.id = o.performance_id`

/**
 * The offers that reservations refer to. A row never changes, so rows that were read stay in memory. There are about
 * as many as there are grades with bookings.
 */
export function offerTable(db: Database.Database) {
  const bySeq = db.prepare<[number], Row>(`${COLUMNS} WHERE o.seq = ?`)
  const ofGrade = db.prepare<[string, string], Row>(
    `${COLUMNS} WHERE o.performance_id = ? AND o.grade = ? ORDER BY o.seq DESC LIMIT 1`,
  )
  const insert = db.prepare(
    `INSERT INTO offers (performance_id, grade, title, venue, starts_at, currency, refund) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const known = new Map<number, Offered>()
  /** the newest offer of each grade, by performance, then by grade: a text of both would be hashed for each booking */
  const current = new Map<string, Map<string, { seq: number; offered: Offered }>>()

  const keep = ({ seq, ...offered }: Offered & { seq: number }) => {
    known.set(seq, offered)
    const found = { seq, offered }
    const ofPerformance = current.get(offered.performanceId)
    if (ofPerformance) ofPerformance.set(offered.grade, found)
    else current.set(offered.performanceId, new Map([[offered.grade, found]]))
    return found
  }

  return {
    read(seq: number): Offered {
      const before = known.get(seq)
      if (before) return before
      const row = bySeq.get(seq)
      if (!row) throw new Error(`There is no offer ${seq}.`)
      const { seq: _, ...offered } = offerOf(row)
      known.set(seq, offered)
      return offered
    },
    /** The number of the offer for a booking. If there is no such offer yet, inserts one. */
    numberFor(booking: Offered): number {
      const { performanceId, grade, title, venue, startsAt, currency, refund } = booking
      let found = current.get(performanceId)?.get(grade)
      if (!found) {
        const stored = ofGrade.get(performanceId, grade)
        if (stored) found = keep(offerOf(stored))
      }
      if (found && isSame(found.offered, booking)) return found.seq
      const { lastInsertRowid } = insert.run(
        ...[performanceId, grade, title, venue, startsAt, currency, refundColumn(refund)],
      )
      const { musicalId } = booking
      const offered = { performanceId, musicalId, title, venue, startsAt, grade, currency }
      return keep({ seq: Number(lastInsertRowid), ...offered, ...(refund && { refund }) }).seq
    },
    /** A transaction was rolled back, so an offer that it wrote may not exist. */
    forget(): void {
      known.clear()
      current.clear()
    },
  }
}

export type OfferTable = ReturnType<typeof offerTable>

function isSame(a: Offered, b: Offered): boolean {
  return (
    a.title === b.title &&
    a.venue === b.venue &&
    a.startsAt === b.startsAt &&
    a.currency === b.currency &&
    // All bookings of a performance have the same object, until it is read again.
    (a.refund === b.refund || refundColumn(a.refund) === refundColumn(b.refund))
  )
}

const offerOf = ({ refund, ...row }: Row): Offered & { readonly seq: number } => ({
  ...row,
  ...termsFrom(refund),
})
