import { Problem } from './problem.ts'

// The answer says when to try again. It does not say how many bookings wait, since customers need not know that.

/** The problem of a booking while the breaker keeps calls to the gateway back. */
export const paymentNotAvailable = (waitMs: number): Problem =>
  new Problem('payment-overloaded', { case: 'not-available', waitMs: Math.max(0, waitMs) })

/** The problem of a booking while as many bookings wait for their payment as the settings allow. */
export const tooManyUnpaid = (waitMs: number): Problem =>
  new Problem('payment-overloaded', { case: 'too-many-unpaid', waitMs })
