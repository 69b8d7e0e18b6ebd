import { isDeepStrictEqual } from 'node:util'
import type { Line, LineShown, Seated } from '@outerpark/core/kernel'
import type { RecordedEvent } from '@outerpark/core/policies'
import { type History, type Known, nameOf } from './known.ts'
import type { Subject } from './subject.ts'

// Written from what customers were promised, and not from the code of the core that they check.

/** The lines of a booking. None if they are lost. */
export function linesIn({ grade, seats, amount, lines }: Seated): readonly Line[] {
  if (lines) return lines
  return grade === null ? [] : [{ grade, seats, price: amount / seats }]
}

/** The lines of a booking as they have to be shown. */
export const shownOf = (booking: Seated & { readonly currency: string }): readonly LineShown[] =>
  linesIn(booking).map(({ grade, seats, price, places }) => ({
    ...{ grade, seats, price: { amount: price, currency: booking.currency } },
    ...(places && { places }),
  }))

const textOf = (booking: Seated): string => {
  const lines = linesIn(booking).map(
    ({ grade, seats, price, places }) =>
      `${seats} × ${grade} at ${price}${places ? ` (${places})` : ''}`,
  )
  return `${lines.join(' + ') || 'nothing'} (${booking.grade ?? 'several grades'}, ${booking.seats} seats)`
}

const same = (a: Seated, b: Seated) =>
  a.grade === b.grade && a.seats === b.seats && isDeepStrictEqual(linesIn(a), linesIn(b))

/**
 * Each event about a booking has the same lines.
 * @param before the reservation up to this event
 */
export function keepsItsLines(
  event: RecordedEvent,
  before: History | undefined,
  known: Known,
): string | undefined {
  if (!before || !('reservationId' in event) || !('paymentId' in event)) return undefined
  if (same(event, before.reserved)) return undefined
  return `${event.type} of ${nameOf(known, event.reservationId)} is about ${textOf(event)}, and booked was ${textOf(before.reserved)}`
}

/** The row of a booking has the lines with which it was made. */
export function rowKeepsItsLines({ id, row, history }: Subject, known: Known): string | undefined {
  if (!row || !history || same(row, history.reserved)) return undefined
  return `${nameOf(known, id)} was booked for ${textOf(history.reserved)}, and has ${textOf(row)}`
}
