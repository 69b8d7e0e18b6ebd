import type { Clock, Store } from '@outerpark/core/ports'

/** How far back bookings count, in milliseconds, and how long a rush lasts after them. */
const RUSH_MS = 50

/**
 * So many bookings in one span of {@link RUSH_MS} are a rush: 500 a second. With fewer, the payments keep up beside them.
 * One span follows the other, so a burst over the end of one counts in both halves apart.
 */
const RUSH_BOOKINGS = 25

/** Until when bookings come first (ms since the epoch); undefined while nobody rushes. */
export type Rush = () => number | undefined

/**
 * Watches whether people rush. Bookings come first then: the workers take what the bookings leave of the machine.
 * It hears of bookings from the store's news. It has to listen before the workers do, who ask it in the same news.
 *
 * @param bookings how many within {@link RUSH_MS} are a rush
 */
export function watchRush(
  store: Pick<Store, 'onCommit'>,
  clock: Clock,
  bookings: number = RUSH_BOOKINGS,
) {
  let countedFrom = Number.NEGATIVE_INFINITY
  let counted = 0
  let lastRush = Number.NEGATIVE_INFINITY
  const stop = store.onCommit(({ booked }) => {
    if (booked === 0) return
    const now = clock.now()
    // A clock that was set back begins anew as well.
    if (now < countedFrom || now - countedFrom >= RUSH_MS) {
      countedFrom = now
      counted = 0
    }
    counted += booked
    if (counted >= bookings) lastRush = now
  })
  const rush: Rush = () => {
    const since = clock.now() - lastRush
    // A clock that was set back leaves the last rush in the future: nobody rushes then.
    return since >= 0 && since < RUSH_MS ? lastRush + RUSH_MS : undefined
  }
  return { rush, stop }
}
