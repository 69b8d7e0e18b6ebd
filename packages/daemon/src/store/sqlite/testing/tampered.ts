import type { PaymentStatus, ReservationStatus } from '@outerpark/core/kernel'
import type { TaskKind } from '@outerpark/core/policies'
import { paymentStatus, reservationStatus, taskKind } from '../codes.ts'
import { TAMPERED_PLACES } from './tampered-places.ts'
import { TAMPERED_REFUNDS } from './tampered-refunds.ts'
import type { Tampering } from './tampering.ts'

export const inStatus = (status: ReservationStatus) => `status = ${reservationStatus.of(status)}`
export const paid = (status: PaymentStatus) => `payment = ${paymentStatus.of(status)}`
const ofKind = (kind: TaskKind) => `kind = ${taskKind.of(kind)}`
const cancelledUnpaid = `(SELECT seq FROM reservations WHERE ${inStatus('cancelled')} AND ${paid('requested')})`
const again = (type: string) => `INSERT INTO events
  SELECT (SELECT max(position) + 1 FROM events), id, type, at, correlation_id, causation_id, data, reservation
  FROM events WHERE type = '${type}' LIMIT 1`

export const ofBoth = 'json_array_length(lines) > 1'

/** Of the reservations with seats of both grades, the one that holds no seats any more. */
const bothOver = `${ofBoth} AND ${inStatus('cancelled')}`

/** Changes to what reservations say of their seats: two of VIP at 190,000 and one of R at 150,000, or some of one grade. */
const TAMPERED_LINES: readonly Tampering[] = [
  [
    'a line has more seats than were booked',
    `UPDATE reservations SET lines = json_set(lines, '$[1][1]', 2) WHERE ${bothOver}`,
    ['lines-add-up'],
  ],
  [
    'a line has more seats than are sold',
    `UPDATE reservations SET lines = json_set(lines, '$[1][1]', 2) WHERE ${ofBoth} AND ${inStatus('confirmed')}`,
    ['seats-match-reservations', 'lines-add-up'],
  ],
  [
    'a line has another price',
    `UPDATE reservations SET lines = json_set(lines, '$[1][2]', 140000) WHERE ${ofBoth}`,
    ['lines-add-up'],
  ],
  [
    'seats of several grades have another amount',
    'UPDATE reservations SET amount = amount + 1 WHERE lines IS NOT NULL',
    ['lines-add-up'],
  ],
  [
    'seats of one grade have an amount that is not the price of one, so many times',
    'UPDATE reservations SET amount = amount + 1 WHERE lines IS NULL',
    ['lines-add-up'],
  ],
  [
    'a line names a grade that the performance does not have',
    `UPDATE reservations SET lines = json_set(lines, '$[1][0]', 'S') WHERE ${bothOver}`,
    ['lines-add-up'],
  ],
  [
    'two lines are of one grade',
    `UPDATE reservations SET lines = json_set(lines, '$[1][0]', 'VIP') WHERE ${bothOver}`,
    ['lines-add-up'],
  ],
  [
    'the first line is not that of the offer',
    `UPDATE reservations SET lines = json_array(json(lines -> 1), json(lines -> 0)) WHERE ${bothOver}`,
    ['lines-add-up'],
  ],
  [
    'a line has no seats',
    `UPDATE reservations SET lines = '[["VIP",3,100000],["R",0,0]]', amount = 300000 WHERE ${bothOver}`,
    ['lines-add-up'],
  ],
  [
    'a line costs less than nothing',
    `UPDATE reservations SET lines = '[["VIP",2,400000],["R",1,-270000]]' WHERE ${bothOver}`,
    ['lines-add-up'],
  ],
  ['lines are lost', `UPDATE reservations SET lines = NULL WHERE ${bothOver}`, ['lines-add-up']],
]

/** Changes to the tables, and the checks that must find each of them. */
export const TAMPERED: readonly Tampering[] = [
  ...TAMPERED_LINES,
  ...TAMPERED_PLACES,
  ...TAMPERED_REFUNDS,
  ['a seat appears', 'UPDATE seat_counts SET available = available + 1', ['seats-add-up']],
  [
    'a seat vanishes',
    'UPDATE seat_counts SET capacity = capacity + 1',
    ['seats-add-up', 'places-match-reservations'],
  ],
  [
    'a grade is oversold',
    "UPDATE seat_counts SET sold = sold + available + 1, available = -1 WHERE grade = (SELECT seq FROM grades WHERE grade = 'R')",
    ['seats-add-up', 'seats-match-reservations'],
  ],
  [
    'seats are held for nobody',
    "UPDATE seat_counts SET held = held + 1, available = available - 1 WHERE grade = (SELECT seq FROM grades WHERE grade = 'R')",
    ['seats-match-reservations'],
  ],
  [
    'seats are held twice for somebody',
    "UPDATE seat_counts SET held = held + 2, available = available - 2 WHERE grade = (SELECT seq FROM grades WHERE grade = 'VIP')",
    ['seats-match-reservations'],
  ],
  [
    'seats are sold that nobody has bought',
    "UPDATE seat_counts SET sold = sold + 1, held = held - 1 WHERE grade = (SELECT seq FROM grades WHERE grade = 'VIP')",
    ['seats-match-reservations'],
  ],
  [
    'a confirmed reservation is not paid',
    `UPDATE reservations SET ${paid('requested')} WHERE ${inStatus('confirmed')}`,
    ['payments-match-reservations'],
  ],
  [
    'a reservation awaits a payment that is made',
    `UPDATE reservations SET ${paid('approved')}, charge_id = 'ch' WHERE ${inStatus('awaiting-payment')}`,
    ['payments-match-reservations'],
  ],
  [
    'a reservation was made by another event than its row names',
    `UPDATE reservations SET opened = opened - 1 WHERE ${inStatus('awaiting-payment')}`,
    ['reserved-once'],
  ],
  [
    'the approval of a payment is forgotten',
    `DELETE FROM tasks WHERE ${ofKind('approve-payment')}`,
    ['nothing-stuck'],
  ],
  [
    'the refund of a cancelled reservation is forgotten',
    `DELETE FROM tasks WHERE ${ofKind('cancel-payment')} AND subject IN ${cancelledUnpaid}`,
    ['nothing-stuck'],
  ],
  [
    'the refund of a cancelled reservation is forgotten, and the approval of its payment waits',
    `UPDATE tasks SET ${ofKind('approve-payment')} WHERE ${ofKind('cancel-payment')} AND subject IN ${cancelledUnpaid}`,
    ['nothing-stuck'],
  ],
  [
    'the refund of a failed reservation that was paid too late is forgotten',
    `UPDATE reservations SET ${paid('approved')}, charge_id = 'ch' WHERE ${inStatus('payment-failed')}`,
    ['nothing-stuck'],
  ],
  ['a notice that was sent is gone', 'DELETE FROM notices', ['notices-once']],
  [
    'a notice that waits is forgotten',
    `DELETE FROM tasks WHERE ${ofKind('send-notice')}`,
    ['notices-once'],
  ],
  [
    'a notice is about what never happened',
    `UPDATE notices SET about = 'EV-ZZZZZZZZZZ'; UPDATE tasks SET caused_by = (SELECT position FROM events WHERE type = 'PaymentApproved') WHERE ${ofKind('send-notice')}`,
    ['notices-once'],
  ],
  [
    'a reservation whose payment follows was not told so',
    "UPDATE reservations SET deferred_until = '2026-12-01T12:00:00.000Z' WHERE opened = (SELECT min(position) FROM events WHERE type = 'Reserved')",
    ['notices-once'],
  ],
  ...(['Reserved', 'ReservationCancelled'] as const).map(
    (type): Tampering => [`${type} happens twice`, again(type), ['happened-once']],
  ),
  // The second event has no notice.
  ...(['PaymentApproved', 'PaymentDeclined', 'PaymentDeferred', 'PaymentCancelled'] as const).map(
    (type): Tampering => [`${type} happens twice`, again(type), ['happened-once', 'notices-once']],
  ),
  ['an event is deleted', 'DELETE FROM events WHERE position = 2', ['log-without-gaps']],
  ['the first event is deleted', 'DELETE FROM events WHERE position = 1', ['log-without-gaps']],
  [
    'a task is given up',
    `UPDATE tasks SET dead = 1 WHERE seq = (SELECT min(seq) FROM tasks WHERE ${ofKind('send-notice')})`,
    ['no-dead-letters'],
  ],
]
