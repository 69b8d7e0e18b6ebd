import type { Booking, EventId } from '../kernel/index.ts'
import { CHANNELS, type NoticeTemplate } from '../notice/index.ts'
import type { DomainEvent } from './events.ts'
import type { CancelPayment, SendNotice, TaskOrder } from './tasks.ts'

/**
 * The saga, on one page: event → what happens next.
 * The tasks are queued in the commit that appends the event, so neither exists without the other.
 *
 * @param id the event's own id: a notice says which event it tells of
 */
export function whatFollows(event: DomainEvent, id: EventId): readonly TaskOrder[] {
  switch (event.type) {
    case 'Reserved': {
      const { reservationId, paymentId, amount, currency, paymentMethod: method } = event
      const order = { reservationId, paymentId, amount, currency, method } as const
      const approve: TaskOrder = { kind: 'approve-payment', ...order }
      return event.deferredUntil === undefined
        ? [approve]
        : [approve, ...notices('payment-deferred', event, id)]
    }
    case 'PaymentApproved':
      return notices('payment-approved', event, id)
    case 'PaymentDeclined':
      return notices('payment-declined', event, id)
    case 'PaymentDeferred':
      // The task that could not do it stays where it is, so there is none to queue.
      return notices('payment-deferred', event, id)
    case 'ReservationCancelled':
      // Also before any approval is known: a call may be out, and only the gateway can say what it did.
      return [cancelPayment(event)]
    case 'PaymentApprovedLate':
      return [cancelPayment(event)]
    case 'PaymentCancelled':
      return notices('payment-cancelled', event, id, event.refunded)
    case 'CustomerSignedUp':
    case 'MusicalRegistered':
    case 'PerformanceAdded':
    case 'NoticeSent':
      return []
  }
}

function cancelPayment({ reservationId, paymentId, amount, currency }: Booking): CancelPayment {
  return { kind: 'cancel-payment', reservationId, paymentId, amount, currency }
}

/** One notice for the event on each channel. */
function notices(
  template: NoticeTemplate,
  booking: Booking,
  about: EventId,
  refunded = 0,
): readonly SendNotice[] {
  const { reservationId, customerId, title, startsAt, grade, seats, amount, currency } = booking
  const fields = {
    title,
    startsAt,
    grade,
    seats,
    amount: { amount, currency },
    refunded: { amount: refunded, currency },
  }
  return CHANNELS.map((channel) => ({
    kind: 'send-notice',
    reservationId,
    customerId,
    about,
    channel,
    template,
    fields,
  }))
}
