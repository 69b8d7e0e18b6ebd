import type { Invariant } from '@outerpark/core/ports'

/**
 * Each invariant as a query that finds what breaks it: one row, a text for people, for each thing. A query is one
 * snapshot, so work that goes on meanwhile makes no false alarm.
 */
export const BREAKS: Readonly<Record<Invariant, string>> = {
  'seats-add-up': `SELECT performance_id || ' ' || grade FROM grades
    WHERE available + held + sold <> capacity OR available < 0 OR held < 0 OR sold < 0`,

  'seats-match-reservations': `WITH taken AS (
      SELECT performance_id, grade,
        sum(iif(status = 'awaiting-payment', seats, 0)) AS held,
        sum(iif(status = 'confirmed', seats, 0)) AS sold
      FROM reservations GROUP BY performance_id, grade)
    SELECT g.performance_id || ' ' || g.grade FROM grades g
    LEFT JOIN taken t ON t.performance_id = g.performance_id AND t.grade = g.grade
    WHERE g.held <> coalesce(t.held, 0) OR g.sold <> coalesce(t.sold, 0)`,

  'payments-match-reservations': `SELECT 'reservation no. ' || r.seq
    FROM reservations r LEFT JOIN payments y ON y.seq = r.seq WHERE y.seq IS NULL
      OR (r.status = 'confirmed' AND y.status <> 'approved')
      OR (r.status = 'awaiting-payment' AND y.status NOT IN ('requested', 'deferred'))`,

  // A failed payment is settled, unless it was approved too late.
  'nothing-stuck': `SELECT 'reservation no. ' || r.seq
    FROM reservations r JOIN payments y ON y.seq = r.seq
    WHERE (r.status = 'awaiting-payment'
        OR (r.status IN ('cancelled', 'expired', 'payment-failed')
          AND y.status IN ('requested', 'deferred', 'approved')))
      AND (r.seq, iif(r.status = 'awaiting-payment', 'approve-payment', 'cancel-payment'))
        NOT IN (SELECT reservation, kind FROM tasks)`,

  'happened-once': `SELECT correlation_id || ' ' || type FROM events
    WHERE type IN ('Reserved', 'PaymentApproved', 'PaymentDeclined', 'PaymentDeferred',
      'ReservationCancelled', 'ReservationExpired', 'PaymentCancelled')
    GROUP BY correlation_id, type HAVING count(*) > 1`,

  // The table itself refuses a notice that is there already. One sort: looking up each would read all over the file.
  'notices-once': `WITH told AS (
      SELECT id, 1 AS happened, 0 AS sent FROM events
      WHERE type IN ('PaymentApproved', 'PaymentDeclined', 'PaymentDeferred', 'ReservationExpired')
        OR (type = 'PaymentCancelled'
          AND NOT (coalesce(data ->> 'reservation', 'cancelled') <> 'cancelled' AND data ->> 'refunded' = 0))
        OR (type = 'Reserved' AND data ->> 'deferredUntil' IS NOT NULL)
      UNION ALL
      SELECT about, 0, 1 FROM notices WHERE channel = 'inbox')
    SELECT iif(sum(happened), id, 'a notice about ' || id || ', which calls for none') FROM told
    GROUP BY id HAVING sum(happened) = 0
      OR (sum(sent) = 0 AND id NOT IN (SELECT caused_by FROM tasks WHERE kind = 'send-notice'))`,

  'log-without-gaps': `SELECT 'count ' || count(*) || ', last ' || max(position) FROM events
    HAVING count(*) <> coalesce(max(position), 0)`,

  'no-dead-letters': "SELECT 'TK-' || seq || ' ' || kind FROM tasks WHERE dead = 1",
}
