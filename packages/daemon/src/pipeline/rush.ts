import type { Clock, Store } from '@outerpark/core/ports'

/** The length of the spans in which bookings are counted, and of a rush after them, in milliseconds. */
const RUSH_MS = 50

/**
 * This many bookings in one span of {@link RUSH_MS} are a rush: 500 per second. With fewer bookings the payments can
 * follow. The spans do not overlap, so bookings before and after the end of a span are counted separately.
 */
const RUSH_BOOKINGS = 25

/**
 * How long the rush lasts with which an office opens for which people have waited (ms). Until then they are served first, even
 * before tasks that are late: after a restart all that have gathered are.
 */
const OPENING_MS = 1_000

/** While bookings come first: until when (ms since the epoch), and whether they come even before tasks that are late. */
export type Rush = () => { readonly until: number; readonly evenLate: boolean } | undefined

/**
 * Watches whether there is a rush. In a rush bookings come first, and the workers use only the rest of the machine.
 * It learns of bookings from `onCommit`. It must subscribe before the workers, since they ask it in the same call.
 *
 * @param bookings how many bookings within {@link RUSH_MS} are a rush
 * @param openedAt when an office opened for which people have waited (ms since the epoch): it begins with a rush, before the first
 *   booking shows one
 */
export function watchRush(
  store: Pick<Store, 'onCommit'>,
  clock: Clock,
  bookings: number = RUSH_BOOKINGS,
  openedAt?: number,
) {
  let countedFrom = Number.NEGATIVE_INFINITY
  let counted = 0
  let lastRush = Number.NEGATIVE_INFINITY
  const stop = store.onCommit(({ booked }) => {
    if (booked === 0) return
    const now = clock.now()
    // After the clock was set back a new span begins as well.
    if (now < countedFrom || now - countedFrom >= RUSH_MS) {
      countedFrom = now
      counted = 0
    }
    counted += booked
    if (counted >= bookings) lastRush = now
  })
  const rush: Rush = () => {
    const now = clock.now()
    // After the clock was set back the last rush, or the opening, is in the future. That counts as no rush.
    const during = (from: number, length: number) => now >= from && now < from + length
    if (openedAt !== undefined && during(openedAt, OPENING_MS))
      return { until: openedAt + OPENING_MS, evenLate: true }
    return during(lastRush, RUSH_MS) ? { until: lastRush + RUSH_MS, evenLate: false } : undefined
  }
  return { rush, stop }
}
