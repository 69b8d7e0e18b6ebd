import type { RecordedEvent } from '@outerpark/core/policies'
import { type Case, type Known, nameOf } from './known.ts'

/** How long the gateway was left alone between two times, by the changes of the breaker that stand in the log. */
export function pauseBook() {
  let closed = true
  let since = 0
  let sum = 0
  const total = (at: number) => sum + (closed ? 0 : at - since)
  const marks = new Map<string, number>()
  return {
    read(event: RecordedEvent): void {
      const at = Date.parse(event.at)
      if (event.type === 'Reserved') marks.set(event.reservationId, total(at))
      if (event.type !== 'BreakerChanged') return
      sum = total(at)
      since = at
      closed = event.to === 'closed'
    },
    /** since the reservation was made */
    pausedSince: (reservationId: string, at: number) => total(at) - (marks.get(reservationId) ?? 0),
  }
}

export type PauseBook = ReturnType<typeof pauseBook>

/** Nobody's reservation expires before its time, and what the gateway was left alone for does not count. */
export function notTooEarly(
  event: RecordedEvent,
  one: Case | undefined,
  known: Known,
  pauses: PauseBook,
): string | undefined {
  // Where the wall clock was set, there are two answers to how much time has passed.
  if (event.type !== 'ReservationExpired' || !one || known.jumps() > 0) return undefined
  const at = Date.parse(event.at)
  const waited = at - Date.parse(one.reserved.at)
  const paused = pauses.pausedSince(event.reservationId, at)
  if (waited - paused >= known.setup.paymentDeadlineMs) return undefined
  return `${nameOf(known, event.reservationId)} expired after ${waited} ms, ${paused} of them with the gateway left alone; ${known.setup.paymentDeadlineMs} are allowed`
}
