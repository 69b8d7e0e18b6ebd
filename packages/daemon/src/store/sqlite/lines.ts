import {
  type Booking,
  gradeOf,
  type Line,
  type LineDiscount,
  type Seated,
  seatedBy,
} from '@outerpark/core/kernel'
import { AWAITING, CONFIRMED, HAS_SEATS } from './codes.ts'
import type { Offered } from './offers.ts'

/**
 * This migration adds the lines of bookings with seats of several grades, or with places in a hall. Others have none: their only line
 * follows from offer, seats and amount. So every reservation from before is read as it is. The offer of several grades is that of
 * the first line.
 */
export const LINES = `
  ALTER TABLE reservations ADD COLUMN lines TEXT -- JSON [[grade, seats, price of one, [place, …]?], …]; NULL for seats of one grade without places
    CHECK (lines IS NULL OR json_array_length(lines) > 0);
  CREATE INDEX reservations_with_lines ON reservations (seq) WHERE lines IS NOT NULL;
  DROP VIEW reservations_in_words;
  CREATE VIEW reservations_in_words AS
    SELECT r.seq, c.id AS customer_id, o.performance_id, o.title, iif(json_array_length(r.lines) > 1, NULL, o.grade) AS grade,
      r.seats, r.lines, r.amount, o.currency,
      CASE r.status WHEN 1 THEN 'awaiting-payment' WHEN 2 THEN 'confirmed' WHEN 3 THEN 'cancelled'
        WHEN 4 THEN 'payment-failed' WHEN 5 THEN 'expired' END AS status,
      CASE r.payment WHEN 1 THEN 'requested' WHEN 2 THEN 'deferred' WHEN 3 THEN 'approved'
        WHEN 4 THEN 'declined' WHEN 5 THEN 'cancelled' END AS payment_status,
      r.charge_id, r.opened, r.key
    FROM reservations r JOIN customers c ON c.seq = r.customer JOIN offers o ON o.seq = r.offer;
`

/**
 * CTEs that count the seats that are held and sold, and their money, by performance, grade and currency (`held_and_sold`). Seats of
 * holds without a booking count as held. First grouped by
 * offer, because there are few offers and a reservation has only the number of its offer.
 */
export const HELD_AND_SOLD = `of_one_grade AS (
    SELECT offer, status, sum(seats) AS seats, sum(amount) AS amount FROM reservations
    WHERE lines IS NULL AND status IN ${HAS_SEATS} GROUP BY offer, status),
  of_several AS (
    SELECT r.offer, r.status, l.value ->> 0 AS grade, l.value ->> 1 AS seats, (l.value ->> 2) + coalesce(l.value ->> 4, 0) AS price
    FROM reservations r, json_each(r.lines) l
    WHERE r.lines IS NOT NULL AND r.status IN ${HAS_SEATS}),
  of_gone AS (
    SELECT r.offer, r.status, g.value ->> 0 AS grade, g.value ->> 1 AS seats, (g.value ->> 2) + coalesce(g.value ->> 5, 0) AS price
    FROM reservations r, json_each(r.gone) g
    WHERE r.gone IS NOT NULL AND r.status IN ${HAS_SEATS}),
  parts AS (
    SELECT o.performance_id, o.grade, o.currency, p.status, p.seats, p.amount
      FROM of_one_grade p JOIN offers o ON o.seq = p.offer
    UNION ALL
    SELECT o.performance_id, p.grade, o.currency, p.status, p.seats, p.seats * p.price
      FROM of_several p JOIN offers o ON o.seq = p.offer
    UNION ALL
    SELECT o.performance_id, p.grade, o.currency, p.status, -p.seats, -p.seats * p.price
      FROM of_gone p JOIN offers o ON o.seq = p.offer
    UNION ALL
    SELECT h.performance, l.value ->> 0, h.currency, ${AWAITING}, l.value ->> 1, 0
      FROM holds h, json_each(h.lines) l),
  held_and_sold AS (
    SELECT performance_id, grade, currency,
      sum(iif(status = ${AWAITING}, seats, 0)) AS held, sum(iif(status = ${CONFIRMED}, seats, 0)) AS sold,
      sum(iif(status = ${CONFIRMED}, amount, 0)) AS revenue, sum(iif(status = ${AWAITING}, amount, 0)) AS awaited
    FROM parts GROUP BY performance_id, grade, currency)`

/** SQL: what one seat of the line `value` cost, with its booking fee. */
const PAID = '(value ->> 2) + coalesce(value ->> 4, 0)'

/**
 * Reservations whose lines are not their seats and their amount, name a grade that the performance does not have, or have places
 * although its seats have no numbers, or none although they do.
 */
export const WRONG_LINES = `SELECT 'reservation no. ' || r.seq
    FROM reservations r JOIN offers o ON o.seq = r.offer JOIN performances p ON p.id = o.performance_id
    WHERE r.lines IS NOT NULL AND (
      r.seats <> (SELECT sum(value ->> 1) FROM json_each(r.lines))
      OR r.amount <> (SELECT sum((value ->> 1) * (${PAID})) FROM json_each(r.lines))
      OR EXISTS (SELECT 1 FROM json_each(r.lines) l LEFT JOIN grades g
        ON g.performance_id = o.performance_id AND g.grade = l.value ->> 0
        WHERE g.seq IS NULL OR l.value ->> 1 < 1 OR l.value ->> 2 < 0 OR coalesce(l.value ->> 4, 0) < 0)
      OR json_array_length(r.lines) <> (SELECT count(DISTINCT (value ->> 2) || ' ' || (value ->> 0)) FROM json_each(r.lines))
      OR o.grade <> r.lines ->> '$[0][0]'
      OR EXISTS (SELECT 1 FROM json_each(r.lines)
        WHERE coalesce(json_array_length(value, '$[3]'), 0) <> iif(p.hall IS NULL, 0, value ->> 1)))
    UNION ALL
    SELECT 'reservation no. ' || seq FROM reservations WHERE lines IS NULL AND (amount % seats <> 0
      OR offer IN (SELECT o.seq FROM offers o JOIN performances p ON p.id = o.performance_id WHERE p.hall IS NOT NULL))`

/** A line. What is absent at its end is left out, and what is absent before something else is null. */
type Stored = readonly (readonly [
  grade: string,
  seats: number,
  price: number,
  places?: readonly string[] | null,
  fee?: number | null,
  discounts?: readonly LineDiscount[],
])[]

/** The column `lines` of a booking or a hold. */
export const linesColumn = ({ lines }: Pick<Booking, 'lines'>): string | null =>
  lines
    ? JSON.stringify(
        lines.map(({ grade, seats, price, places, fee, discounts }): Stored[number] => {
          if (discounts) return [grade, seats, price, places ?? null, fee ?? null, discounts]
          if (fee) return [grade, seats, price, places ?? null, fee]
          return places ? [grade, seats, price, places] : [grade, seats, price]
        }),
      )
    : null

/** The offer of a booking: with several grades it is that of the first. */
export function offeredOf(booking: Booking & Pick<Offered, 'refund'>): Offered {
  const { grade, lines: [first] = [] } = booking
  if (grade !== null) return { ...booking, grade }
  if (!first) throw new Error(`${booking.reservationId} has seats of several grades, and no lines.`)
  return { ...booking, grade: first.grade }
}

/** The grade and the lines of a booking, from its offer and its column `lines`. */
export function gradeAndLines(
  { grade }: Offered,
  column: string | null,
): Pick<Booking, 'grade' | 'lines'> {
  if (column === null) return { grade }
  const lines = stored(column)
  return { grade: lines.length > 1 ? gradeOf(lines) : grade, lines }
}

/** What the column `lines` says of seats with places. */
export const linesFrom = (column: string): Seated => seatedBy(stored(column))

const stored = (column: string): readonly Line[] =>
  // `linesColumn` wrote it.
  (JSON.parse(column) as Stored).map(([grade, seats, price, places, fee, discounts]) => ({
    ...{ grade, seats, price },
    ...(places && { places }),
    ...(fee && { fee }),
    ...(discounts && { discounts }),
  }))
