import { MAX_SEATS } from '@outerpark/core/names'
import { MOST_TIMES } from '@outerpark/core/reservation'
import type { Settings } from './setting.ts'
import { wholeNumber } from './values.ts'

const DAY_MS = 86_400_000

/** The settings of what one customer may do. 0 means no limit in all of them. */
export const limitSettings = {
  maxSeatsPerBooking: {
    env: 'OUTERPARK_MAX_SEATS_PER_BOOKING',
    schema: wholeNumber(0, MAX_SEATS).default(10),
    about: 'The most seats of one booking. `0` is no limit.',
  },
  maxSeatsPerPerformance: {
    env: 'OUTERPARK_MAX_SEATS_PER_PERFORMANCE',
    schema: wholeNumber(0, 1_000_000_000).default(10),
    about:
      'The most seats of one performance that one customer may have, paid or not. `0` is no limit.',
  },
  maxUnpaidSeats: {
    env: 'OUTERPARK_MAX_UNPAID_SEATS',
    schema: wholeNumber(0, 1_000_000_000).default(20),
    about:
      'The most unpaid seats that one customer may have, over all performances. `0` is no limit.',
  },
  maxUnpaidSeatsDuringOutage: {
    env: 'OUTERPARK_MAX_UNPAID_SEATS_DURING_OUTAGE',
    schema: wholeNumber(0, 1_000_000_000).default(6),
    about:
      'The same for bookings while the breaker is not closed, since their seats may be held for long. `0` is no other limit than `maxUnpaidSeats`.',
  },
  maxDeclinesPerHour: {
    env: 'OUTERPARK_MAX_DECLINES_PER_HOUR',
    schema: wholeNumber(0, 1_000).default(5),
    about:
      'After this many declined payments within an hour a customer has to wait (`declinePauseMs`). A payment that is charged begins the count anew. `0` is no limit.',
  },
  declinePauseMs: {
    env: 'OUTERPARK_DECLINE_PAUSE_MS',
    schema: wholeNumber(0, DAY_MS).default(600_000),
    about:
      'How long that customer waits after the last declined payment. The default is 10 minutes.',
  },
  maxCancelsPerHour: {
    env: 'OUTERPARK_MAX_CANCELS_PER_HOUR',
    schema: wholeNumber(0, 1_000_000_000).default(20),
    about:
      'How many reservations a customer may cancel within an hour. Cancels by the box office do not count. `0` is no limit.',
  },
  maxHoldsPerHour: {
    env: 'OUTERPARK_MAX_HOLDS_PER_HOUR',
    // A standing remembers no more times.
    schema: wholeNumber(0, MOST_TIMES).default(600),
    about:
      'How often a customer may hold seats within an hour, over all performances. Each change of what is held counts. `0` is no limit.',
  },
} as const satisfies Settings
