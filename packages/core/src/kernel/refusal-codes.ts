/** The codes of refusals by the domain. They never change, because programs compare them. */
export const REFUSAL_CODES = [
  'email-already-registered',
  'musical-not-found',
  'performance-not-found',
  'performance-has-begun',
  'performance-exists',
  'local-time-skipped',
  'local-time-ambiguous',
  'time-zone-needed',
  'grade-not-found',
  'grade-required',
  'seats-unavailable',
  'too-many-seats',
  'seat-limit-reached',
  'unpaid-seat-limit-reached',
  'too-many-declines',
  'too-many-cancels',
  'reservation-not-found',
  'reservation-already-cancelled',
  'reservation-not-cancellable',
  'payment-not-found',
  'customer-not-found',
  'customer-erased',
  'customer-has-bookings',
  'idempotency-key-reused',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]
