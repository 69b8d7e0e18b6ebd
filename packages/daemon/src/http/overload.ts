import { paymentNotAvailable, tooManyUnpaid } from './overloaded.ts'
import type { Problem } from './problem.ts'
import { roomEstimate } from './room.ts'

/** The state of payment, and how many bookings wait for it. Both are checked for each booking. */
export type PaymentPressure = {
  /**
   * While the breaker is not closed: when the gateway is called again (ms since the epoch). If that time has passed,
   * the probe is out and tests whether the gateway works again. Undefined while payment works.
   */
  readonly pausedUntil: () => number | undefined
  /** how many bookings wait for their payment */
  readonly unpaid: () => Promise<number>
  /** how many payments were settled per second in the last seconds; 0 if left out */
  readonly perSecond?: () => number
}

export type OverloadPolicy = {
  /** `defer`: take the booking, charge later. `refuse`: take no booking (N4). */
  readonly whenOverloaded: 'defer' | 'refuse'
  /** how many bookings may be unpaid at the same time; 0 means no limit */
  readonly maxUnpaid: number
}

/**
 * Decides whether a booking may be taken now, and takes it. If its payment has to wait, `take` gets the time of the
 * first try (ISO 8601).
 *
 * @param wasAnswered whether this request was answered before; called only if the booking would be refused. An answered
 *   request gets its first answer again, so `take` is called even then.
 * @throws Problem `payment-overloaded`, with Retry-After; then `take` was not called
 */
export type Admission = <T>(
  now: number,
  take: (deferredUntil: string | undefined) => Promise<T>,
  wasAnswered?: () => boolean | Promise<boolean>,
) => Promise<T>

/** Makes the admission that follows the policy (N4). */
export function admission(
  { whenOverloaded, maxUnpaid }: OverloadPolicy,
  payment: PaymentPressure,
): Admission {
  /** bookings that are admitted and not committed yet; they will be unpaid as well */
  let underWay = 0
  const room = roomEstimate(payment.perSecond ?? (() => 0))

  /** The reason for a refusal, or undefined if the booking is admitted. An admitted booking counts as under way. */
  const admitOrRefuse = async (
    now: number,
    until: number | undefined,
  ): Promise<Problem | undefined> => {
    // After `until` a booking is admitted if none is unpaid: the breaker needs one payment to probe the gateway with.
    if (
      until !== undefined &&
      whenOverloaded === 'refuse' &&
      (now < until || (await payment.unpaid()) > 0)
    )
      return paymentNotAvailable(until - now)
    if (maxUnpaid === 0 || (await payment.unpaid()) + underWay < maxUnpaid) {
      // Counted in the same turn of the event loop as the decision. Otherwise many bookings at once would pass the
      // limit.
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
