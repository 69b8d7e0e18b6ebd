import { Problem } from './problem.ts'

/** The gateway is not asked at the moment. */
export const paymentNotAvailable = (waitMs: number): Problem =>
  overloaded('Payment is not available just now.', waitMs)

/** As many bookings wait for their payment as the settings allow. */
export const tooManyUnpaid = (waitMs: number): Problem =>
  overloaded('Too many bookings wait for their payment.', waitMs)

/** The customer learns when to come again. How many bookings wait is not their business. */
function overloaded(why: string, waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new Problem('payment-overloaded', `${why} Nothing was booked.`, {
    hint: `Try again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  })
}
