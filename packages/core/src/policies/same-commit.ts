import { bookingOf, isFree, msOf } from '../kernel/index.ts'
import type { DomainEvent } from './events.ts'

const NOTHING: readonly DomainEvent[] = []

/**
 * The events of another context that follow from an event in the same commit. Nobody ever sees the one without the
 * other.
 */
export function eventsThatFollow(event: DomainEvent): readonly DomainEvent[] {
  switch (event.type) {
    case 'Reserved':
      return isFree(event) ? [{ type: 'PaymentNotNeeded', ...bookingOf(event) }] : NOTHING
    case 'ReservationCancelled':
      return isFree(event) ? [nothingCharged(event, 'cancelled')] : NOTHING
    case 'ReservationExpired':
      return isFree(event) ? [nothingCharged(event, 'expired')] : NOTHING
    case 'PaymentApprovedLate': {
      if (event.reservation === undefined) return NOTHING
      const deadline = new Date(msOf(event.startsAt)).toISOString()
      return [{ type: 'ReservationExpired', ...bookingOf(event), deadline }]
    }
    default:
      return NOTHING
  }
}

function nothingCharged(
  event: Extract<DomainEvent, { type: 'ReservationCancelled' | 'ReservationExpired' }>,
  reservation: 'cancelled' | 'expired',
): DomainEvent {
  return { type: 'PaymentCancelled', ...bookingOf(event), refunded: 0, reservation }
}
