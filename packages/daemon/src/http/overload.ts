import { paymentNotAvailable, tooManyUnpaid } from './overloaded.ts'
import type { Problem } from './problem.ts'
import { roomEstimate } from './room.ts'

/** The state of payment, and how many bookings wait for it. Asked for each booking. */
export type PaymentPressure = {
  /**
   * When the gateway is asked again (ms since the epoch), while it is left alone. The time may have passed already: then
   * one call is finding out whether the gateway is well. Undefined while payment works.
   */
  readonly pausedUntil: () => number | undefined
  /** how many bookings wait for their payment */
  readonly unpaid: () => Promise<number>
  /** how many payments were settled a second, lately; 0 if left out */
  readonly perSecond?: () => number
}

export type OverloadPolicy = {
  /** `defer`: take the booking, charge later. `refuse`: take no booking (N4). */
  readonly whenOverloaded: 'defer' | 'refuse'
  /** the most unpaid bookings at a time; 0 is no limit */
  readonly maxUnpaid: number
}

/**
 * Decides whether a booking may be taken now, and takes it. If its payment has to wait, `take` gets the time of the
 * first try (ISO 8601).
 *
 * @param wasAnswered asked only if the booking would be refused. If this request was answered before, its first answer is
 *   given again, even if a new booking would be refused.
 * @throws Problem `payment-overloaded`, with Retry-After; then `take` was not called
 */
export type Admission = <T>(
  now: number,
  take: (deferredUntil: string | undefined) => Promise<T>,
  wasAnswered?: () => boolean | Promise<boolean>,
) => Promise<T>

/** Admits bookings as the policy says (N4). */
export function admission(
  { whenOverloaded, maxUnpaid }: OverloadPolicy,
  payment: PaymentPressure,
): Admission {
  /** admitted and not committed yet: these will be unpaid as well */
  let underWay = 0
  const room = roomEstimate(payment.perSecond ?? (() => 0))

  /** Why the booking is refused. If it is admitted, it counts as under way from now on. */
  const admitOrRefuse = async (
    now: number,
    until: number | undefined,
  ): Promise<Problem | undefined> => {
    // From `until` on somebody is let in, so that there is a payment to try the gateway with; one is enough.
    if (
      until !== undefined &&
      whenOverloaded === 'refuse' &&
      (now < until || (await payment.unpaid()) > 0)
    )
      return paymentNotAvailable(until - now)
    if (maxUnpaid === 0 || (await payment.unpaid()) + underWay < maxUnpaid) {
      // Counted in the same turn as it is decided, or a crowd would pass together.
      underWay += 1
      room.found()
      return undefined
    }
    const waitMs = room.waitMs(now)
    return until === undefined ? tooManyUnpaid(waitMs) : paymentNotAvailable(until - now)
  }

  return (now, take, wasAnswered) => {
    const until = payment.pausedUntil()
    if (until === undefined && maxUnpaid === 0) return take(undefined)
    const firstTry = until === undefined ? undefined : new Date(Math.max(until, now)).toISOString()
    return admitOrRefuse(now, until).then(async (problem) => {
      if (problem) {
        if (await wasAnswered?.()) return take(firstTry)
        throw problem
      }
      try {
        return await take(firstTry)
      } finally {
        underWay -= 1
      }
    })
  }
}
