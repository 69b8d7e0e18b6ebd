import { bookingOf, costOf, isFree, keptOf, msOf } from '../kernel/index.ts'
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
      return endsWithoutGateway(event) ? [nothingCharged(event, 'cancelled')] : NOTHING
    case 'SeatsCancelled':
      return endsWithoutGateway(event)
        ? [{ type: 'PaymentRefunded', ...bookingOf(event), refunded: 0 }]
        : NOTHING
    case 'ReservationExpired':
      return endsWithoutGateway(event) ? [nothingCharged(event, 'expired')] : NOTHING
    case 'PaymentApprovedLate': {
      if (event.reservation === undefined) return NOTHING
      const deadline = new Date(msOf(event.startsAt)).toISOString()
      return [{ type: 'ReservationExpired', ...bookingOf(event), deadline }]
    }
    default:
      return NOTHING
  }
}

/**
 * Whether the gateway need not be asked about the payment: the seats are free, it certainly never got the payment, or nothing goes
 * back for the seats that were cancelled.
 */
export function endsWithoutGateway(event: DomainEvent): boolean {
  if (!('paymentId' in event)) return false
  if (isFree(event)) return true
  if (event.type === 'SeatsCancelled')
    return costOf(event.cancelled) === keptOf({ gone: event.cancelled })
  const hasEnded = event.type === 'ReservationCancelled' || event.type === 'ReservationExpired'
  return hasEnded && event.paymentNeverSent === true
}

function nothingCharged(
  event: Extract<DomainEvent, { type: 'ReservationCancelled' | 'ReservationExpired' }>,
  reservation: 'cancelled' | 'expired',
): DomainEvent {
  return { type: 'PaymentCancelled', ...bookingOf(event), refunded: 0, reservation }
}
