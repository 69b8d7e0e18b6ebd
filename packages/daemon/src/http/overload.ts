import { Problem } from './problem.ts'

/** How payment is, and how many bookings wait for theirs; asked for each booking. */
export type PaymentPressure = {
  /**
   * When the gateway is asked again (ms since the epoch), while it is left alone; that may be past, while one call finds
   * out how it is. Undefined while all is well.
   */
  readonly pausedUntil: () => number | undefined
  readonly unpaid: () => Promise<number>
  /** how many payments were settled a second, lately; where nobody counts them, none */
  readonly perSecond?: () => number
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
  const room = roomKeeper(payment.perSecond ?? (() => 0))

  return async (now, take) => {
    const until = payment.pausedUntil()
    // Once it is time to ask again, somebody has to be let in to ask with, unless there is somebody already.
    if (
      until !== undefined &&
      whenOverloaded === 'refuse' &&
      (now < until || (await payment.unpaid()) > 0)
    )
      throw notAvailable(until - now)
    if (maxUnpaid > 0 && (await payment.unpaid()) + underWay >= maxUnpaid) {
      const waitMs = room.waitMs(now)
      throw until === undefined
        ? overloaded('Too many bookings wait for their payment.', waitMs)
        : notAvailable(until - now)
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

/** Nobody is kept away for longer than that by what is only an estimate. */
const LONGEST_WAIT_MS = 60_000

/** Says when there may be room for one more unpaid booking. */
function roomKeeper(perSecond: () => number) {
  let fullSince: number | undefined
  return {
    /**
     * In milliseconds: as long as one payment takes just now. While none comes through, nobody knows; then as long as
     * there has been no room already.
     */
    waitMs(now: number): number {
      fullSince ??= now
      const rate = perSecond()
      return Math.min(rate > 0 ? 1_000 / rate : now - fullSince, LONGEST_WAIT_MS)
    },
    found(): void {
      fullSince = undefined
    },
  }
}

const notAvailable = (waitMs: number) => overloaded('Payment is not available just now.', waitMs)

/** What customers are told; how many wait, and for whom, is the box office's own affair. */
function overloaded(why: string, waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new Problem('payment-overloaded', `${why} Nothing was booked.`, {
    hint: `Try again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  })
}
