import type { Invariant } from '@outerpark/core/names'
import { AWAITING, CONFIRMED, paymentStatus, taskKind } from './codes.ts'
import { WRONG_DISCOUNTS } from './discounts.ts'
import { HELD_AND_SOLD, WRONG_LINES } from './lines.ts'
import { WRONG_HOLD_TIMES } from './past-holds.ts'
import { WRONG_PLACES } from './places.ts'
import { CHARGE_LEFT, WRONG_GONE } from './refunds.ts'

const REQUESTED = paymentStatus.of('requested')
const DEFERRED = paymentStatus.of('deferred')
const APPROVED = paymentStatus.of('approved')
const [APPROVE, CANCEL] = [taskKind.of('approve-payment'), taskKind.of('cancel-payment')]

/**
 * A query for each invariant. It returns one row for each violation, with a text for people. A query reads one
 * snapshot, so writes at the same time cause no false alarm.
 */
export const BREAKS: Readonly<Record<Invariant, string>> = {
  'seats-add-up': `SELECT performance_id || ' ' || grade FROM grades_with_seats
    WHERE available + held + sold <> capacity OR available < 0 OR held < 0 OR sold < 0`,

  // The currency of a grade never changes, but those of version 0.1 were not checked.
  'seats-match-reservations': `WITH ${HELD_AND_SOLD},
    seats AS (
      SELECT performance_id, grade, sum(held) AS held, sum(sold) AS sold FROM held_and_sold GROUP BY performance_id, grade)
    SELECT g.performance_id || ' ' || g.grade FROM grades_with_seats g
    LEFT JOIN seats t ON t.performance_id = g.performance_id AND t.grade = g.grade
    WHERE g.held <> coalesce(t.held, 0) OR g.sold <> coalesce(t.sold, 0)`,

  'lines-add-up': `${WRONG_LINES} UNION ALL ${WRONG_GONE}`,

  'discounts-match-bookings': WRONG_DISCOUNTS,

  'places-match-reservations': WRONG_PLACES,

  'hold-times-match-events': WRONG_HOLD_TIMES,

  'payments-match-reservations': `SELECT 'reservation no. ' || seq FROM reservations
    WHERE (status = ${CONFIRMED} AND payment <> ${APPROVED})
      OR (status = ${AWAITING} AND payment NOT IN (${REQUESTED}, ${DEFERRED}))`,

  // A declined payment needs no task, unless it was approved too late.
  'nothing-stuck': `SELECT 'reservation no. ' || seq FROM reservations
    WHERE (status = ${AWAITING}
        OR (status <> ${CONFIRMED} AND payment IN (${REQUESTED}, ${DEFERRED}, ${APPROVED})))
      AND (seq, iif(status = ${AWAITING}, ${APPROVE}, ${CANCEL})) NOT IN (SELECT subject, kind FROM tasks)
    UNION ALL
    SELECT 'reservation no. ' || r.seq FROM reservations r
    WHERE r.gone IS NOT NULL AND r.amount - (${CHARGE_LEFT}) > r.refunded
      AND (r.seq, ${CANCEL}) NOT IN (SELECT subject, kind FROM tasks)`,

  'happened-once': `SELECT coalesce('reservation no. ' || reservation, correlation_id) || ' ' || type FROM events
    WHERE type IN ('Reserved', 'PaymentApproved', 'PaymentNotNeeded', 'PaymentDeclined', 'PaymentDeferred',
      'ReservationCancelled', 'ReservationExpired', 'PaymentCancelled')
    GROUP BY reservation, correlation_id, type HAVING count(*) > 1`,

  'reserved-once': `SELECT 'reservation no. ' || r.seq
    FROM reservations r LEFT JOIN events e ON e.position = r.opened
    WHERE e.type IS NOT 'Reserved' OR e.reservation <> r.seq`,

  // A UNIQUE constraint already refuses a second notice. This sorts once, because one look-up for each event would
  // read all over the file. The tables refer to an event by its position, or by its id if the id is stored.
  'notices-once': `WITH told AS (
      SELECT iif(e.id = '', e.position, e.id) AS name, 1 AS happened, 0 AS sent FROM events e
      LEFT JOIN reservations r ON e.type = 'Reserved' AND r.seq = e.reservation
      WHERE e.type IN ('PaymentApproved', 'PaymentNotNeeded', 'PaymentDeclined', 'PaymentDeferred',
          'PaymentRefunded', 'ReservationExpired')
        OR (e.type = 'PaymentCancelled' AND NOT (
          coalesce(e.data ->> 'reservation', 'cancelled') <> 'cancelled' AND e.data ->> 'refunded' = 0))
        OR (e.type = 'ReservationCancelled' AND iif(e.data = '', NULL, e.data ->> 'by') = 'house')
        OR (e.type = 'Reserved'
          AND coalesce(r.deferred_until, iif(e.data = '', NULL, e.data ->> 'deferredUntil')) IS NOT NULL)
      UNION ALL
      SELECT about, 0, 1 FROM notices WHERE channel = 'inbox')
    SELECT iif(sum(happened), 'event ' || name, 'a notice about event ' || name || ', which calls for none')
    FROM told GROUP BY name HAVING sum(happened) = 0
      OR (sum(sent) = 0
        AND name NOT IN (SELECT caused_by FROM tasks WHERE kind = ${taskKind.of('send-notice')}))`,

  'log-without-gaps': `SELECT 'count ' || count(*) || ', last ' || max(position) FROM events
    HAVING count(*) <> coalesce(max(position), 0)`,

  'no-dead-letters': "SELECT 'TK-' || seq || ' ' || kind FROM tasks_in_words WHERE dead = 1",
}
