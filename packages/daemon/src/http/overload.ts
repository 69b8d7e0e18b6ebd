import { paymentNotAvailable, tooManyUnpaid } from './overloaded.ts'
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
 * @throws Problem `payment-overloaded`, with Retry-After; then `take` was not called
 */
export type Admission = <T>(
  now: number,
  take: (deferredUntil: string | undefined) => Promise<T>,
) => Promise<T>

/** Admits bookings as the policy says (N4). */
export function admission(
  { whenOverloaded, maxUnpaid }: OverloadPolicy,
  payment: PaymentPressure,
): Admission {
  /** admitted and not committed yet: these will be unpaid as well */
  let underWay = 0
  const room = roomEstimate(payment.perSecond ?? (() => 0))

  return async (now, take) => {
    const until = payment.pausedUntil()
    // From `until` on somebody is let in, so that there is a payment to try the gateway with; one is enough.
    if (
      until !== undefined &&
      whenOverloaded === 'refuse' &&
      (now < until || (await payment.unpaid()) > 0)
    )
      throw paymentNotAvailable(until - now)
    // Nothing is awaited between this look and the count below, or a crowd would pass it together.
    if (maxUnpaid > 0 && (await payment.unpaid()) + underWay >= maxUnpaid) {
      const waitMs = room.waitMs(now)
      throw until === undefined ? tooManyUnpaid(waitMs) : paymentNotAvailable(until - now)
    }
    room.found()
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
