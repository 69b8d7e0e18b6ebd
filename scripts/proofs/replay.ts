import type { EventResponse } from '@outerpark/core/contract'
import { allEvents, type OfficeAccess } from '../lab/office.ts'

/** The number of taken seats of a performance, from the log: the minimum, the maximum, and at the end. */
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

/** The change of the number of taken seats by the event. */
function changeOf({ type, seats }: EventResponse): number {
  if (typeof seats !== 'number') return 0
  if (type === 'Reserved') return seats
  return SEATS_RETURN.has(type) ? -seats : 0
}

const SEATS_RETURN = new Set(['PaymentDeclined', 'ReservationCancelled', 'ReservationExpired'])
