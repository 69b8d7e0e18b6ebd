import { reservationStatus, taskKind } from '../codes.ts'
import type { Tampering } from './tampering.ts'

const CONFIRMED = `status = ${reservationStatus.of('confirmed')}`

// The reservations of which single seats were cancelled: see `cancelInParts`, and the one with numbers.
const OF_ONE_GRADE = 'gone IS NOT NULL AND lines IS NULL'
const ENDED = `gone IS NOT NULL AND status = ${reservationStatus.of('cancelled')}`
const DUE = `gone IS NOT NULL AND json_array_length(lines) > 1 AND ${CONFIRMED}`
const NUMBERED = "gone ->> '$[0][4]' IS NOT NULL"

const changed = (where: string, gone: string) =>
  `UPDATE reservations SET gone = ${gone} WHERE ${where}`
/** Sets fields of the first cancelled line: 1 is its seats, 2 the price of one, 3 what is kept, and 4 its places. */
const set = (where: string, ...fields: readonly (readonly [number, number | string])[]) =>
  changed(where, `json_set(gone, ${fields.map(([at, to]) => `'$[0][${at}]', ${to}`).join()})`)
const json = (value: unknown) => `json('${JSON.stringify(value)}')`

/** Those that only the cancelled seats themselves show. */
const OF_LINES = (
  [
    ['more is kept of cancelled seats than was paid', set(DUE, [3, 190_001])],
    ['less than nothing is kept of cancelled seats', set(DUE, [3, -1])],
    ['cancelled seats had another price', set(DUE, [2, 180_000], [3, 0])],
    [
      'a cancelled line has no seats',
      changed(DUE, `json_insert(gone, '$[#]', ${json(['R', 0, 150_000, 0])})`),
    ],
    [
      'two cancelled lines are of one grade',
      changed(
        ENDED,
        json([
          ['VIP', 1, 190_000, 40_000],
          ['VIP', 1, 190_000, 0],
          ['R', 2, 150_000, 0],
        ]),
      ),
    ],
    ['cancelled seats are of a grade that was not booked', set(ENDED, [0, "'S'"])],
    ['a booking without numbers has lost a seat with one', set(DUE, [4, json(['1F/1/1'])])],
    ['a cancelled reservation has seats left', changed(ENDED, "json_remove(gone, '$[1]')")],
    [
      'a reservation that has expired has lost single seats',
      `UPDATE reservations SET status = ${reservationStatus.of('expired')} WHERE ${ENDED}`,
    ],
    [
      'more went back for single seats than had to',
      `UPDATE reservations SET refunded = refunded + 1 WHERE ${OF_ONE_GRADE}`,
    ],
    [
      'more went back of a reservation that has ended than had to',
      `UPDATE reservations SET refunded = refunded + 1 WHERE ${ENDED}`,
    ],
    [
      'something went back of a reservation that has all of its seats',
      `UPDATE reservations SET refunded = 1 WHERE ${CONFIRMED} AND gone IS NULL`,
    ],
  ] as const
).map(([what, sql]): Tampering => [what, sql, ['lines-add-up']])

/** Changes to what reservations say of seats that were cancelled one by one, and of what went back for them. */
export const TAMPERED_REFUNDS: readonly Tampering[] = [
  ...OF_LINES,
  [
    'more seats were cancelled than were booked',
    set(DUE, [1, 3]),
    ['seats-match-reservations', 'lines-add-up'],
  ],
  [
    'a confirmed reservation has no seats left',
    changed(
      DUE,
      json([
        ['VIP', 2, 190_000, 0],
        ['R', 2, 150_000, 0],
      ]),
    ),
    ['seats-match-reservations', 'lines-add-up'],
  ],
  ['cancelled seats are forgotten', changed(DUE, 'NULL'), ['seats-match-reservations']],
  [
    'a seat of another grade was cancelled than is free again',
    set(DUE, [0, "'R'"], [2, 150_000]),
    ['seats-match-reservations'],
  ],
  [
    'a seat that was cancelled is sold',
    `UPDATE seat_counts SET sold = sold + 1, available = available - 1
      WHERE grade = (SELECT g.seq FROM grades g JOIN offers o ON o.performance_id = g.performance_id AND o.grade = g.grade
        WHERE o.seq = (SELECT offer FROM reservations WHERE ${DUE}))`,
    ['seats-match-reservations'],
  ],
  [
    'the refund of single seats is forgotten',
    `DELETE FROM tasks WHERE kind = ${taskKind.of('cancel-payment')} AND subject = (SELECT seq FROM reservations WHERE ${DUE})`,
    ['nothing-stuck'],
  ],
  [
    'the refund of single seats is forgotten, and the approval of their payment waits',
    `UPDATE tasks SET kind = ${taskKind.of('approve-payment')}
      WHERE kind = ${taskKind.of('cancel-payment')} AND subject = (SELECT seq FROM reservations WHERE ${DUE})`,
    ['nothing-stuck'],
  ],
  ['less is kept than went back says', set(OF_ONE_GRADE, [3, 18_999]), ['nothing-stuck']],
  [
    'less went back of a reservation that has ended than had to',
    `UPDATE reservations SET refunded = refunded - 1 WHERE ${ENDED}`,
    ['nothing-stuck'],
  ],
  [
    'another seat with a number was cancelled than is free again',
    set(NUMBERED, [4, json(['1F/1/2'])]),
    ['places-match-reservations'],
  ],
  [
    'a seat was cancelled that the reservation never had',
    set(NUMBERED, [4, json(['1F/2/5'])]),
    ['lines-add-up', 'places-match-reservations'],
  ],
  [
    'a cancelled seat has lost its number',
    changed(NUMBERED, "json_remove(gone, '$[0][4]')"),
    ['lines-add-up', 'places-match-reservations'],
  ],
  [
    'a seat with a number was cancelled twice',
    set(NUMBERED, [1, 2], [4, json(['1F/1/3', '1F/1/3'])]),
    ['seats-match-reservations', 'lines-add-up', 'nothing-stuck'],
  ],
  [
    'a cancelled seat with a number is taken',
    "UPDATE seat_states SET states = CAST(replace(CAST(states AS TEXT), 'xx.x', 'xxxx') AS BLOB)",
    ['places-match-reservations'],
  ],
]
