import { Problem } from './problem.ts'

/** How payment is, and how many bookings wait for theirs; asked for each booking. */
export type PaymentPressure = {
  /**
   * When the gateway is asked again (ms since the epoch), while it is left alone; that may be past, while one call finds
   * out how it is. Undefined while all is well.
   */
  readonly pausedUntil: () => number | undefined
  readonly unpaid: () => Promise<number>
}

export type OverloadPolicy = {
  /** `defer`: take the booking, charge later. `refuse`: take nothing (N4). */
  readonly whenOverloaded: 'defer' | 'refuse'
  /** so many unpaid bookings are the most; 0 is no limit */
  readonly maxUnpaid: number
}

/**
 * Lets a booking in, and runs it with the time at which its payment is tried first (ISO 8601), if that has to wait.
 * @throws Problem `payment-overloaded`, with Retry-After; then nothing was taken
 */
export type Admission = <T>(
  now: number,
  take: (deferredUntil: string | undefined) => Promise<T>,
) => Promise<T>

/** Whether a booking may be taken now, and whether its payment has to wait (N4). */
export function admission(
  { whenOverloaded, maxUnpaid }: OverloadPolicy,
  payment: PaymentPressure,
): Admission {
  /** let in, and not committed yet: they will be unpaid too */
  let underWay = 0

  return async (now, take) => {
    const until = payment.pausedUntil()
    // Once it is time to ask again, somebody has to be let in to ask with, unless there is somebody already.
    if (
      until !== undefined &&
      whenOverloaded === 'refuse' &&
      (now < until || (await payment.unpaid()) > 0)
    )
      throw overloaded('The card company does not answer just now.', until - now)
    if (maxUnpaid > 0 && (await payment.unpaid()) + underWay >= maxUnpaid)
      throw overloaded(`${maxUnpaid} bookings wait for their payment already.`, 1_000)
    underWay += 1
    try {
      return await take(
        until === undefined ? undefined : new Date(Math.max(until, now)).toISOString(),
      )
    } finally {
      underWay -= 1
    }
  }
}

function overloaded(why: string, waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new Problem('payment-overloaded', `${why} Nothing was booked.`, {
    hint: `Try again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  })
}
