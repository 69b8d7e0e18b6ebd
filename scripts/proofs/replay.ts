import type { EventResponse } from '@outerpark/core/contract'
import { allEvents, type OfficeAccess } from '../lab/office.ts'

/** How many seats of a performance were taken, by the log: at least, at most, and at the end. */
export async function seatsTaken(
  office: OfficeAccess,
  performanceId: string,
): Promise<{ least: number; most: number; end: number }> {
  let [end, least, most] = [0, 0, 0]
  for (const event of await allEvents(office)) {
    if (event.performanceId !== performanceId) continue
    end += changeOf(event)
    least = Math.min(least, end)
    most = Math.max(most, end)
  }
  return { least, most, end }
}

/** By how many the event changes the number of taken seats. */
function changeOf({ type, seats }: EventResponse): number {
  if (typeof seats !== 'number') return 0
  if (type === 'Reserved') return seats
  return SEATS_RETURN.has(type) ? -seats : 0
}

const SEATS_RETURN = new Set(['PaymentDeclined', 'ReservationCancelled', 'ReservationExpired'])
