import { reservationStatus } from '../codes.ts'
import type { Tampering } from './tampering.ts'

/** The states of the seats after a change of their text. */
const withStates = (changed: string) =>
  `UPDATE seat_states SET states = CAST(${changed} AS BLOB) WHERE states IS NOT CAST(${changed} AS BLOB)`
const STATES = 'CAST(states AS TEXT)'

/** Of the reservations of two seats with numbers, the one that has these. */
const hasPlace = (place: string) => `lines ->> '$[0][3][0]' = '${place}'`
const taken = `status = ${reservationStatus.of('confirmed')}`

/** Of the two performances in the hall, the one with holds, or the other one. */
const withHold = (is: '=' | '<>') =>
  `(SELECT id FROM performances WHERE hall IS NOT NULL AND id ${is} (SELECT performance FROM holds))`
const inHall = (grade: string) =>
  `(SELECT g.seq FROM grades g JOIN performances p ON p.id = g.performance_id WHERE p.hall IS NOT NULL AND g.grade = '${grade}')`

const withPlan = (change: string) => `UPDATE halls SET plan = ${change} WHERE version = 1`

/** Those that only the seats themselves can show. */
const OF_SEATS = (
  [
    ['a seat that is sold is free', withStates(`replace(${STATES}, '-xx', '-.x')`)],
    ['all seats that are sold are free', withStates(`replace(${STATES}, 'x', '.')`)],
    ['a seat is taken that nobody has', withStates(`replace(${STATES}, 'xx.', 'xxx')`)],
    ['a seat can be sold that never should be', withStates(`replace(${STATES}, '-', '.')`)],
    ['a seat that is sold counts as kept', withStates(`replace(${STATES}, 'xx...', 'x-...')`)],
    ['a seat is in a state that there is not', withStates(`replace(${STATES}, '-', '?')`)],
    ['the states of the seats begin one seat later', withStates(`'.' || ${STATES}`)],
    ['there is a state for one seat more', withStates(`${STATES} || '.'`)],
    ['the states of the seats are lost', 'DELETE FROM seat_states'],
    [
      'two reservations have the same seat',
      `UPDATE reservations SET lines = json_set(lines, '$[0][3][0]', '1F/1/1') WHERE ${hasPlace('1F/2/1')} AND ${taken}`,
    ],
    [
      'a reservation has one seat twice',
      `UPDATE reservations SET lines = json_set(lines, '$[0][3][1]', '1F/2/1') WHERE ${hasPlace('1F/2/1')} AND ${taken}`,
    ],
    [
      'a reservation has a seat that the hall does not have',
      `UPDATE reservations SET lines = json_set(lines, '$[0][3][0]', '1F/9/1') WHERE ${hasPlace('1F/2/1')}`,
    ],
    [
      'a reservation has a seat that is never sold',
      `UPDATE reservations SET lines = json_set(lines, '$[0][3][0]', '1F/1/6') WHERE ${hasPlace('1F/2/1')}`,
    ],
    [
      'a reservation has another seat than it was sold',
      `UPDATE reservations SET lines = json_set(lines, '$[0][3][0]', '1F/2/5') WHERE ${hasPlace('1F/2/1')}`,
    ],
    ['a plan has another row', withPlan(`json_set(plan, '$.levels[0].rows', '0..2 1-6')`)],
    ['a seat of a plan is no longer kept', withPlan(`json_remove(plan, '$.flags')`)],
    ['a plan is lost', 'DELETE FROM halls WHERE version = 1'],
    [
      'a performance has the next plan of its hall',
      'UPDATE performances SET hall_version = 2 WHERE hall IS NOT NULL',
    ],
    [
      'a performance has the plan of another one alone',
      `UPDATE halls SET performance = ${withHold('=')} WHERE performance = ${withHold('<>')}`,
    ],
    [
      'a performance with a plan of its own has the first one of its hall',
      'UPDATE performances SET hall_version = 1 WHERE hall_version = 3',
    ],
    [
      'the seats of a plan of its own are in other states',
      withStates(`replace(${STATES}, '--', '..')`),
    ],
    [
      'more seats of a grade are on sale than the plan has',
      `UPDATE seat_counts SET capacity = capacity + 1, available = available + 1 WHERE grade IN ${inHall('S')}`,
    ],
    [
      'a grade of the plan is not on sale',
      `DELETE FROM seat_counts WHERE held + sold = 0 AND available > 5 AND grade IN ${inHall('S')}`,
    ],
    [
      'a performance without numbers has states',
      "INSERT INTO seat_states SELECT id, CAST('..' AS BLOB) FROM performances WHERE hall IS NULL",
    ],
  ] as const
).map(([what, sql]): Tampering => [what, sql, ['places-match-reservations']])

/** Changes to what is held: 1F/1/4 of S, and 1F/2/6 of A. */
const OF_HOLDS: readonly Tampering[] = [
  [
    'a hold is lost, and its seats stay taken',
    'DELETE FROM holds',
    ['seats-match-reservations', 'places-match-reservations', 'hold-times-match-events'],
  ],
  [
    'a seat that somebody holds is sold to another one',
    `UPDATE reservations SET lines = json_set(lines, '$[0][3][0]', '1F/1/4') WHERE ${hasPlace('1F/2/1')} AND ${taken}`,
    ['places-match-reservations'],
  ],
  [
    'a second customer holds the same seats',
    "INSERT INTO holds SELECT performance, 'CU-OTHER', lines, currency, until, may_extend, best FROM holds",
    ['seats-match-reservations', 'places-match-reservations', 'hold-times-match-events'],
  ],
  [
    'a line of a hold is of a grade that the performance does not have',
    "UPDATE holds SET lines = json_set(lines, '$[0][0]', 'VIP')",
    ['seats-match-reservations', 'places-match-reservations'],
  ],
  [
    'both lines of a hold are of one grade',
    "UPDATE holds SET lines = json_set(lines, '$[0][0]', 'A')",
    ['seats-match-reservations', 'places-match-reservations'],
  ],
  [
    'the lines of a hold have each other’s grade',
    "UPDATE holds SET lines = json_set(lines, '$[0][0]', 'A', '$[1][0]', 'S')",
    ['places-match-reservations'],
  ],
  [
    'a line of a hold has more seats than places',
    "UPDATE holds SET lines = json_set(lines, '$[0][1]', 2)",
    ['seats-match-reservations'],
  ],
  [
    'a hold has another seat than it was given',
    "UPDATE holds SET lines = json_set(lines, '$[0][3][0]', '1F/1/5')",
    ['places-match-reservations'],
  ],
  [
    'a hold is of another performance',
    'UPDATE holds SET performance = (SELECT id FROM performances WHERE hall IS NULL)',
    ['seats-match-reservations', 'places-match-reservations', 'hold-times-match-events'],
  ],
]

/** Changes to how long seats are held, and may be held again: one hold was given back. */
const OF_HOLD_TIMES = (
  [
    ['a hold has a later deadline', 'UPDATE holds SET until = until + 1'],
    ['a hold cannot be extended any more', 'UPDATE holds SET may_extend = 0'],
    ['it is forgotten how long somebody held seats', 'DELETE FROM past_holds'],
    ['somebody has more time left', 'UPDATE past_holds SET remaining = remaining + 1'],
    ['somebody may extend again', 'UPDATE past_holds SET may_extend = 1 - may_extend'],
    ['somebody has to wait for longer', 'UPDATE past_holds SET ended_at = ended_at + 1'],
    ['the time of one customer is that of another', "UPDATE past_holds SET customer = 'CU-OTHER'"],
  ] as const
).map(([what, sql]): Tampering => [what, sql, ['hold-times-match-events']])

/** Changes to halls and to seats with numbers: 1F/1/1, 1F/1/2, 1F/2/1 and 1F/2/2 are sold, and 1F/1/6 is never sold. */
export const TAMPERED_PLACES: readonly Tampering[] = [
  ...OF_SEATS,
  ...OF_HOLDS,
  ...OF_HOLD_TIMES,
  [
    'a booking has a seat of another grade, and somebody holds its own',
    `UPDATE reservations SET lines = json_set(lines, '$[0][3][0]', '1F/2/6') WHERE ${hasPlace('1F/2/1')} AND ${taken};
     UPDATE holds SET lines = json_set(lines, '$[1][3][0]', '1F/2/1')`,
    ['places-match-reservations'],
  ],
  [
    'a performance with numbers is in no hall',
    'UPDATE performances SET hall = NULL, hall_version = NULL',
    ['lines-add-up', 'places-match-reservations'],
  ],
  [
    'a line has fewer places than seats',
    `UPDATE reservations SET lines = json_remove(lines, '$[0][3][1]') WHERE ${hasPlace('1F/2/1')}`,
    ['lines-add-up', 'places-match-reservations'],
  ],
  [
    'a reservation that is over has lost its places',
    `UPDATE reservations SET lines = json_remove(lines, '$[0][3]') WHERE ${hasPlace('1F/2/3')}`,
    ['lines-add-up'],
  ],
  [
    'a reservation that is over has lost its line, with its places',
    `UPDATE reservations SET lines = NULL WHERE ${hasPlace('1F/2/3')}`,
    ['lines-add-up'],
  ],
]
