import type { Cancelled, GoneLine } from '@outerpark/core/kernel'
import type { RefundPolicy, RefundTerms } from '@outerpark/core/refund'
import { CONFIRMED, HAS_SEATS, reservationStatus, taskKind } from './codes.ts'

/**
 * This migration adds what a cancel gives back (domain 3.1), and the seats of a reservation that were cancelled one by one (3.3).
 * Reservations from before get everything back, so nothing has to be written for them. `booked_at` is NULL while nothing has happened
 * since the booking: then `paid_at` is the time of the booking. Of older reservations it is unknown, and no policy asks for it.
 */
export const REFUNDS = `
  ALTER TABLE reservations ADD COLUMN gone TEXT -- JSON [[grade, seats, price of one, kept, [place, …]?], …]; NULL if nothing was cancelled by a policy
    CHECK (gone IS NULL OR json_array_length(gone) > 0);
  ALTER TABLE reservations ADD COLUMN booked_at INTEGER; -- ms since the epoch
  CREATE INDEX reservations_with_gone ON reservations (seq) WHERE gone IS NOT NULL;
  ALTER TABLE offers ADD COLUMN refund TEXT; -- JSON, NULL if everything goes back
  ALTER TABLE performances ADD COLUMN refund TEXT;
  ALTER TABLE musicals ADD COLUMN refund TEXT;
  CREATE INDEX tasks_of_refunds ON tasks (subject, seq) WHERE dead = 0 AND kind = ${taskKind.of('cancel-payment')};
`

type Stored = readonly (readonly [
  grade: string,
  seats: number,
  price: number,
  kept: number,
  places?: readonly string[] | null,
  fee?: number,
  feeKept?: number,
])[]

/** The column `gone` of a reservation. */
export const goneColumn = ({ gone }: Cancelled): string | null =>
  gone
    ? JSON.stringify(
        gone.map(({ grade, seats, price, kept, places, fee, feeKept }): Stored[number] => {
          if (fee) return [grade, seats, price, kept, places ?? null, fee, feeKept ?? 0]
          return places ? [grade, seats, price, kept, places] : [grade, seats, price, kept]
        }),
      )
    : null

export const goneFrom = (column: string): readonly GoneLine[] =>
  // `goneColumn` wrote it.
  (JSON.parse(column) as Stored).map(([grade, seats, price, kept, places, fee, feeKept]) => ({
    ...{ grade, seats, price, kept },
    ...(places && { places }),
    ...(fee && { fee }),
    ...(feeKept && { feeKept }),
  }))

/** The column `refund` of a musical, a performance or an offer. */
export const refundColumn = (refund: RefundPolicy | undefined): string | null =>
  refund ? JSON.stringify(refund) : null

/** The policy of a performance or an offer, as `refundColumn` wrote it. */
export const termsFrom = (column: string | null): { readonly refund?: RefundTerms } =>
  column === null ? {} : { refund: JSON.parse(column) as RefundTerms }

/** The policy of a musical. */
export const policyFrom = (column: string | null): { readonly refund?: RefundPolicy } =>
  column === null ? {} : { refund: JSON.parse(column) as RefundPolicy }

/** SQL: the seats that a reservation still has, of its row `r`. */
export const SEATS_LEFT =
  'iif(r.gone IS NULL, r.seats, r.seats - (SELECT sum(value ->> 1) FROM json_each(r.gone)))'

/** SQL: how much of the charge of the row `r` is to stay in the end. As `chargeLeftOf` in the core. */
export const CHARGE_LEFT = `iif(r.gone IS NULL, iif(r.status IN ${HAS_SEATS}, r.amount, 0),
  r.amount - (SELECT sum((value ->> 1) * ((value ->> 2) + coalesce(value ->> 5, 0)) - (value ->> 3)) FROM json_each(r.gone)))`

/** SQL: what the house keeps of cancelled seats, by performance, grade and currency. */
export const KEPT = `SELECT o.performance_id, g.value ->> 0 AS grade, o.currency, sum(g.value ->> 3) AS kept
    FROM reservations r JOIN offers o ON o.seq = r.offer, json_each(r.gone) g
    WHERE r.gone IS NOT NULL GROUP BY o.performance_id, g.value ->> 0, o.currency`

/**
 * Reservations whose cancelled seats they never had, that keep more than was paid for them, that have lost all their seats and are
 * not cancelled, or the other way round, and those of which more went back than had to.
 */
export const WRONG_GONE = `SELECT 'reservation no. ' || r.seq
    FROM reservations r JOIN offers o ON o.seq = r.offer
    WHERE r.gone IS NOT NULL AND (
      r.status NOT IN (${CONFIRMED}, ${reservationStatus.of('cancelled')})
      OR (r.seats = (SELECT sum(value ->> 1) FROM json_each(r.gone))) <> (r.status <> ${CONFIRMED})
      OR json_array_length(r.gone) <> (SELECT count(DISTINCT (value ->> 2) || ' ' || (value ->> 0)) FROM json_each(r.gone))
      OR EXISTS (SELECT 1 FROM json_each(r.gone) g
        LEFT JOIN json_each(coalesce(r.lines, json_array(json_array(o.grade, r.seats, r.amount / r.seats)))) l
          ON l.value ->> 0 = g.value ->> 0 AND l.value ->> 2 = g.value ->> 2
        WHERE l.value IS NULL OR g.value ->> 1 < 1 OR g.value ->> 1 > l.value ->> 1
          OR coalesce(g.value ->> 5, 0) <> coalesce(l.value ->> 4, 0)
          OR g.value ->> 3 < 0 OR g.value ->> 3 > (g.value ->> 1) * ((g.value ->> 2) + coalesce(g.value ->> 5, 0))
          OR coalesce(g.value ->> 6, 0) > g.value ->> 3 OR coalesce(g.value ->> 6, 0) > (g.value ->> 1) * coalesce(g.value ->> 5, 0)
          OR coalesce(json_array_length(g.value, '$[4]'), 0) <> iif(coalesce(json_array_length(l.value, '$[3]'), 0) = 0, 0, g.value ->> 1)
          OR EXISTS (SELECT 1 FROM json_each(g.value, '$[4]') place
            WHERE place.value NOT IN (SELECT value FROM json_each(l.value, '$[3]'))))
      OR (SELECT count(*) <> count(DISTINCT place.value) FROM json_each(r.gone) g, json_each(g.value, '$[4]') place))
    UNION ALL
    SELECT 'reservation no. ' || r.seq || ', of which more went back than had to' FROM reservations r
    WHERE r.refunded > 0 AND r.refunded > r.amount - (${CHARGE_LEFT})`
