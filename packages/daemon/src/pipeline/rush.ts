import type { Clock, Store } from '@outerpark/core/ports'

/** People rush while a booking was made within this time, in milliseconds. */
const RUSH_MS = 50

/** Until when bookings come first (ms since the epoch); undefined while nobody rushes. */
export type Rush = () => number | undefined

/**
 * Watches whether people rush. Bookings come first then: the workers take what the bookings leave of the machine.
 * It hears of bookings from the store's news. It has to listen before the workers do, who ask it in the same news.
 */
export function watchRush(store: Pick<Store, 'onCommit'>, clock: Clock) {
  let lastBooking = Number.NEGATIVE_INFINITY
  const stop = store.onCommit(({ booked }) => {
    if (booked > 0) lastBooking = clock.now()
  })
  const rush: Rush = () => {
    const since = clock.now() - lastBooking
    // A clock that was set back leaves the last booking in the future: nobody rushes then.
    return since >= 0 && since < RUSH_MS ? lastBooking + RUSH_MS : undefined
  }
  return { rush, stop }
}
