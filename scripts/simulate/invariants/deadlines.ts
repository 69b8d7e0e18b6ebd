import type { RecordedEvent } from '@outerpark/core/policies'
import { type History, type Known, nameOf } from './known.ts'

/** Counts for how long the breaker was not closed, from its changes in the log. */
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
    /** For how long the breaker was not closed between the reservation and `at`, in milliseconds. */
    pausedSince: (reservationId: string, at: number) => total(at) - (marks.get(reservationId) ?? 0),
  }
}

export type PauseBook = ReturnType<typeof pauseBook>

/** Nothing is confirmed by a charge once its performance has begun. */
export function notAfterTheStart(event: RecordedEvent, known: Known): string | undefined {
  if (event.type !== 'PaymentApproved' || Date.parse(event.at) < Date.parse(event.startsAt))
    return undefined
  return `the payment of ${nameOf(known, event.reservationId)} was approved at ${event.at}, and the performance began at ${event.startsAt}`
}

/**
 * No reservation expires before its deadline. Time in which the breaker was not closed does not count, up to a limit. The start of the
 * performance is the last deadline.
 */
export function notTooEarly(
  event: RecordedEvent,
  history: History | undefined,
  known: Known,
  pauses: PauseBook,
): string | undefined {
  // If the wall clock was set, it does not show how much time has passed.
  if (event.type !== 'ReservationExpired' || !history || known.jumps() > 0) return undefined
  const at = Date.parse(event.at)
  if (at >= Date.parse(event.startsAt)) return undefined
  const waited = at - Date.parse(history.reserved.at)
  const paused = pauses.pausedSince(event.reservationId, at)
  const { maxPausedMs, paymentDeadlineMs } = known.setup
  const added = maxPausedMs === 0 ? paused : Math.min(paused, maxPausedMs)
  if (waited - added >= paymentDeadlineMs) return undefined
  return `${nameOf(known, event.reservationId)} expired after ${waited} ms, ${paused} of them with the gateway left alone; ${paymentDeadlineMs} are allowed`
}
