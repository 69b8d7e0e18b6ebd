import type { Clock, Store } from '@outerpark/core/ports'

/** The length of the spans in which bookings are counted, and of a rush after them, in milliseconds. */
const RUSH_MS = 50

/**
 * This many bookings in one span of {@link RUSH_MS} are a rush: 500 per second. With fewer bookings the payments can
 * follow. The spans do not overlap, so bookings before and after the end of a span are counted separately.
 */
const RUSH_BOOKINGS = 25

/** How long the rush lasts with which an office opens (ms). Until then those who have waited are served. */
const OPENING_MS = 1_000

/** Until when bookings come first (ms since the epoch). Undefined while there is no rush. */
export type Rush = () => number | undefined

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
    const open = now - (openedAt ?? Number.NEGATIVE_INFINITY)
    if (open >= 0 && open < OPENING_MS) return now - open + OPENING_MS
    const since = now - lastRush
    // After the clock was set back the last rush is in the future. That counts as no rush.
    return since >= 0 && since < RUSH_MS ? lastRush + RUSH_MS : undefined
  }
  return { rush, stop }
}
