import type Database from 'better-sqlite3'

export type Check = { readonly name: string; readonly ok: boolean; readonly detail: string }

/** An invariant as a query that finds what breaks it. */
type Invariant = {
  readonly name: string
  readonly breaks: string
  readonly holds: string
  /** what may be behind it, where that is no fault of the program */
  readonly perhaps?: string
}

/** A dead letter that was dropped leaves for ever undone what it was to do. */
const DROPPED = 'the admin may have dropped its task'

/**
 * What must hold of the write side at any moment. Each query is one snapshot, so work that goes on
 * meanwhile cannot make a false alarm.
 */
const INVARIANTS: readonly Invariant[] = [
  {
    name: 'seats-add-up',
    holds: 'available + held + sold = capacity for every grade',
    breaks: `SELECT performance_id || ' ' || grade FROM grades
      WHERE available + held + sold <> capacity OR available < 0 OR held < 0 OR sold < 0`,
  },
  {
    name: 'seats-match-reservations',
    holds: 'held and sold are what the reservations hold and have bought',
    breaks: `WITH taken AS (
        SELECT performance_id, grade,
          sum(iif(status = 'awaiting-payment', seats, 0)) AS held,
          sum(iif(status = 'confirmed', seats, 0)) AS sold
        FROM reservations GROUP BY performance_id, grade)
      SELECT g.performance_id || ' ' || g.grade FROM grades g
      LEFT JOIN taken t ON t.performance_id = g.performance_id AND t.grade = g.grade
      WHERE g.held <> coalesce(t.held, 0) OR g.sold <> coalesce(t.sold, 0)`,
  },
  {
    name: 'payments-match-reservations',
    holds: 'a confirmed reservation is paid, one that awaits its payment is not',
    breaks: `SELECT 'reservation no. ' || r.seq FROM reservations r LEFT JOIN payments y ON y.seq = r.seq WHERE y.seq IS NULL
      OR (r.status = 'confirmed' AND y.status <> 'approved')
      OR (r.status = 'awaiting-payment' AND y.status NOT IN ('requested', 'deferred'))`,
  },
  {
    name: 'nothing-stuck',
    holds: 'every payment that is not settled has a task that will settle it',
    perhaps: DROPPED,
    // A payment that failed is settled, but for the one that was approved all the same, too late.
    breaks: `SELECT 'reservation no. ' || r.seq FROM reservations r JOIN payments y ON y.seq = r.seq
      WHERE (r.status = 'awaiting-payment'
          OR (r.status IN ('cancelled', 'expired', 'payment-failed')
            AND y.status IN ('requested', 'deferred', 'approved')))
        AND (r.seq, iif(r.status = 'awaiting-payment', 'approve-payment', 'cancel-payment'))
          NOT IN (SELECT reservation, kind FROM tasks)`,
  },
  {
    name: 'happened-once',
    holds: 'no reservation was made, paid, declined, deferred, cancelled or expired twice',
    breaks: `SELECT correlation_id || ' ' || type FROM events
      WHERE type IN ('Reserved', 'PaymentApproved', 'PaymentDeclined', 'PaymentDeferred',
        'ReservationCancelled', 'ReservationExpired', 'PaymentCancelled')
      GROUP BY correlation_id, type HAVING count(*) > 1`,
  },
  {
    name: 'notices-once',
    holds: 'each notice was sent once for its event and channel, or waits to be sent',
    perhaps: DROPPED,
    // That no notice is there twice, the table sees to. One sort: a look-up of each would read all over the file.
    breaks: `WITH told AS (
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
  },
  {
    name: 'log-without-gaps',
    holds: 'the positions of the events run from 1 without a gap',
    breaks: `SELECT 'count ' || count(*) || ', last ' || max(position) FROM events
      HAVING count(*) <> coalesce(max(position), 0)`,
  },
  {
    name: 'no-dead-letters',
    holds: 'no task was given up',
    breaks: "SELECT 'TK-' || seq || ' ' || kind FROM tasks WHERE dead = 1",
  },
]

/** Checks all of them on a connection that only reads. */
export function checkInvariants(db: Database.Database): Check[] {
  return INVARIANTS.map(({ name, holds, breaks, perhaps }) => {
    const found = db.prepare<[], string>(`${breaks} LIMIT 6`).pluck().all()
    if (found.length === 0) return { name, ok: true, detail: holds }
    const more = found.length > 5 ? ' and more' : ''
    const why = perhaps === undefined ? '' : ` (${perhaps})`
    return { name, ok: false, detail: `broken by ${found.slice(0, 5).join(', ')}${more}${why}` }
  })
}
