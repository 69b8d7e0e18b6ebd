import { Problem } from './problem.ts'

/** The problem of a booking while the breaker keeps calls to the gateway back. */
export const paymentNotAvailable = (waitMs: number): Problem =>
  overloaded('Payment is not available just now.', waitMs)

/** The problem of a booking while as many bookings wait for their payment as the settings allow. */
export const tooManyUnpaid = (waitMs: number): Problem =>
  overloaded('Too many bookings wait for their payment.', waitMs)

/** The answer says when to try again. It does not say how many bookings wait, since customers need not know that. */
function overloaded(why: string, waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new Problem('payment-overloaded', `${why} Nothing was booked.`, {
    hint: `Try again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  })
}
