/**
 * Limits for tests, proofs and benchmarks in which a few customers book very much. They are high instead of off, so that
 * the limits are decided as with the defaults, and cost as much.
 */
export const WIDE_LIMITS = {
  OUTERPARK_MAX_SEATS_PER_BOOKING: '100000',
  OUTERPARK_MAX_SEATS_PER_PERFORMANCE: '1000000000',
  OUTERPARK_MAX_UNPAID_SEATS: '1000000000',
  OUTERPARK_MAX_UNPAID_SEATS_DURING_OUTAGE: '1000000000',
  OUTERPARK_MAX_DECLINES_PER_HOUR: '1000',
  OUTERPARK_DECLINE_PAUSE_MS: '1',
  OUTERPARK_MAX_CANCELS_PER_HOUR: '1000000000',
  OUTERPARK_CUSTOMER_RATE: '1000000',
  OUTERPARK_ADMIN_RATE: '1000000',
  OUTERPARK_ANONYMOUS_RATE: '1000000',
  OUTERPARK_SIGN_UP_RATE: '1000000',
  OUTERPARK_MAX_CONNECTIONS: '100000',
  OUTERPARK_MAILS_PER_HOUR: '1000000',
  // Tests and proofs with many customers read no mails.
  OUTERPARK_ADDRESSES: 'believe',
} as const
