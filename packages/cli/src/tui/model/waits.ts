import type { EventResponse } from '@outerpark/core/contract'
import { makeHistory } from '../../live/history.ts'

/** How long the bookings that were paid in one second had waited for it. */
export type Wait = {
  /** seconds since the epoch, by the clock of this machine */
  readonly second: number
  readonly payments: number
  /** the mean of their waits, ms */
  readonly meanMs: number
}

/** Ten minutes. */
const KEEP_SECONDS = 600
/** So many bookings are remembered until they are paid. Of a longer backlog the oldest have no wait. */
const KEEP_BOOKINGS = 20_000

/** Measures the time from `Reserved` to `PaymentApproved`, by the clock of the box office. Its memory is bounded. */
export function makeWaits() {
  const booked = new Map<string, number>()
  const seconds = makeHistory<Wait>(KEEP_SECONDS)
  let last: Wait | undefined

  const paid = (waitedMs: number): void => {
    const second = Math.floor(Date.now() / 1000)
    if (last && last.second !== second) {
      seconds.add(last)
      last = undefined
    }
    const { payments, meanMs } = last ?? { payments: 0, meanMs: 0 }
    const sum = meanMs * payments + waitedMs
    last = { second, payments: payments + 1, meanMs: sum / (payments + 1) }
  }
  return {
    happened({ type, correlationId, at }: EventResponse): void {
      if (type === 'Reserved') {
        booked.set(correlationId, Date.parse(at))
        // A Map gives its keys in the order in which they were added.
        if (booked.size > KEEP_BOOKINGS)
          for (const oldest of booked.keys()) {
            booked.delete(oldest)
            break
          }
        return
      }
      const from = booked.get(correlationId)
      if (from === undefined || !ENDS.has(type)) return
      booked.delete(correlationId)
      if (type === 'PaymentApproved') paid(Math.max(0, Date.parse(at) - from))
    },
    bySecond: (): readonly Wait[] => (last ? [...seconds.items(), last] : seconds.items()),
  }
}

/** After these events a booking waits for no payment. */
const ENDS: ReadonlySet<string> = new Set([
  ...['PaymentApproved', 'PaymentDeclined', 'PaymentNotNeeded'],
  ...['ReservationCancelled', 'ReservationExpired'],
])
