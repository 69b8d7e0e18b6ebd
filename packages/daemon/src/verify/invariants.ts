import type Database from 'better-sqlite3'
import { paymentStatus, reservationStatus, taskKind } from '../store/sqlite/codes.ts'

export type Check = { readonly name: string; readonly ok: boolean; readonly detail: string }

/** An invariant as a query that finds what breaks it. */
type Invariant = {
  readonly name: string
  readonly breaks: string
  readonly holds: string
  /** what may be behind it, where that is no fault of the program */
  readonly perhaps?: string
}

const AWAITING = reservationStatus.of('awaiting-payment')
const CONFIRMED = reservationStatus.of('confirmed')
const REQUESTED = paymentStatus.of('requested')
const DEFERRED = paymentStatus.of('deferred')
const APPROVED = paymentStatus.of('approved')

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
    // By offer first: there are few of them, and the rows of a million reservations carry only its number.
    breaks: `WITH by_offer AS (
        SELECT offer, sum(iif(status = ${AWAITING}, seats, 0)) AS held,
          sum(iif(status = ${CONFIRMED}, seats, 0)) AS sold
        FROM reservations GROUP BY offer),
      taken AS (
        SELECT o.performance_id, o.grade, sum(held) AS held, sum(sold) AS sold
        FROM by_offer b JOIN offers o ON o.seq = b.offer GROUP BY o.performance_id, o.grade)
      SELECT g.performance_id || ' ' || g.grade FROM grades g
      LEFT JOIN taken t ON t.performance_id = g.performance_id AND t.grade = g.grade
      WHERE g.held <> coalesce(t.held, 0) OR g.sold <> coalesce(t.sold, 0)`,
  },
  {
    name: 'payments-match-reservations',
    holds: 'a confirmed reservation is paid, one that awaits its payment is not',
    breaks: `SELECT 'reservation no. ' || seq FROM reservations
      WHERE (status = ${CONFIRMED} AND payment <> ${APPROVED})
      OR (status = ${AWAITING} AND payment NOT IN (${REQUESTED}, ${DEFERRED}))`,
  },
  {
    name: 'nothing-stuck',
    holds: 'every payment that is not settled has a task that will settle it',
    perhaps: DROPPED,
    // A payment that failed is settled, but for the one that was approved all the same, too late.
    breaks: `SELECT 'reservation no. ' || seq FROM reservations
      WHERE (status = ${AWAITING}
          OR (status <> ${CONFIRMED} AND payment IN (${REQUESTED}, ${DEFERRED}, ${APPROVED})))
        AND (seq, iif(status = ${AWAITING}, ${taskKind.of('approve-payment')}, ${taskKind.of('cancel-payment')}))
          NOT IN (SELECT subject, kind FROM tasks)`,
  },
  {
    name: 'happened-once',
    holds: 'no reservation was made, paid, declined, deferred, cancelled or expired twice',
    breaks: `SELECT coalesce('reservation no. ' || reservation, correlation_id) || ' ' || type FROM events
      WHERE type IN ('Reserved', 'PaymentApproved', 'PaymentDeclined', 'PaymentDeferred',
        'ReservationCancelled', 'ReservationExpired', 'PaymentCancelled')
      GROUP BY reservation, correlation_id, type HAVING count(*) > 1`,
  },
  {
    name: 'reserved-once',
    holds: 'every reservation was made by the one event that its row names',
    breaks: `SELECT 'reservation no. ' || r.seq FROM reservations r LEFT JOIN events e ON e.position = r.opened
      WHERE e.type IS NOT 'Reserved' OR e.reservation <> r.seq`,
  },
  {
    name: 'notices-once',
    holds: 'each notice was sent once for its event and channel, or waits to be sent',
    perhaps: DROPPED,
    // That no notice is there twice, the table sees to. One sort: a look-up of each would read all over the file.
    // An event is named by its position, or by its id where that is written out.
    breaks: `WITH told AS (
        SELECT iif(e.id = '', e.position, e.id) AS name, 1 AS happened, 0 AS sent FROM events e
        LEFT JOIN reservations r ON e.type = 'Reserved' AND r.seq = e.reservation
        WHERE e.type IN ('PaymentApproved', 'PaymentDeclined', 'PaymentDeferred', 'ReservationExpired')
          OR (e.type = 'PaymentCancelled' AND NOT (
            coalesce(e.data ->> 'reservation', 'cancelled') <> 'cancelled' AND e.data ->> 'refunded' = 0))
          OR (e.type = 'Reserved'
            AND coalesce(r.deferred_until, iif(e.data = '', NULL, e.data ->> 'deferredUntil')) IS NOT NULL)
        UNION ALL
        SELECT about, 0, 1 FROM notices WHERE channel = 'inbox')
      SELECT iif(sum(happened), 'event ' || name, 'a notice about event ' || name || ', which calls for none')
      FROM told GROUP BY name HAVING sum(happened) = 0
        OR (sum(sent) = 0 AND name NOT IN (SELECT caused_by FROM tasks WHERE kind = ${taskKind.of('send-notice')}))`,
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
    breaks: "SELECT 'TK-' || seq || ' ' || kind FROM tasks_in_words WHERE dead = 1",
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
