import type { Booking, EventId } from '../kernel/index.ts'
import type { Channel, NoticeTemplate } from '../notice/index.ts'
import type { DomainEvent } from './events.ts'
import { type CancelPayment, NOTICE_TASKS, type NoticeOrder, type TaskOrder } from './tasks.ts'

/**
 * The saga, on one page: event → what happens next.
 * The tasks are queued in the commit that appends the event, so neither exists without the other.
 *
 * @param id the event's own id: a notice says which event it tells of
 * @param channels on which this box office tells
 */
export function whatFollows(
  event: DomainEvent,
  id: EventId,
  channels: readonly Channel[],
): readonly TaskOrder[] {
  const tell = (template: NoticeTemplate, booking: Booking, refunded?: number) =>
    notices(channels, template, booking, id, refunded)
  switch (event.type) {
    case 'Reserved': {
      const { reservationId, paymentId, amount, currency, paymentMethod: method } = event
      const order = { reservationId, paymentId, amount, currency, method } as const
      const approve: TaskOrder = { kind: 'approve-payment', ...order }
      return event.deferredUntil === undefined
        ? [approve]
        : [approve, ...tell('payment-deferred', event)]
    }
    case 'PaymentApproved':
      return tell('payment-approved', event)
    case 'PaymentDeclined':
      return tell('payment-declined', event)
    case 'PaymentDeferred':
      // The task that could not do it stays where it is, so there is none to queue.
      return tell('payment-deferred', event)
    case 'ReservationCancelled':
      // Also before any approval is known: a call may be out, and only the gateway can say what it did.
      return [cancelPayment(event)]
    case 'PaymentApprovedLate':
      return [cancelPayment(event)]
    case 'ReservationExpired':
      // The last call may have charged the card all the same.
      return [cancelPayment(event), ...tell('reservation-expired', event)]
    case 'PaymentCancelled':
      if (event.reservation === 'cancelled') return tell('payment-cancelled', event, event.refunded)
      // Nobody cancelled: their card was charged too late, and they have been told why the seats are gone.
      return event.refunded > 0 ? tell('payment-refunded', event, event.refunded) : []
    case 'CustomerSignedUp':
    case 'MusicalRegistered':
    case 'PerformanceAdded':
    case 'NoticeSent':
    case 'WebhookSwitchedOff':
    case 'WebhookSwitchedOn':
    case 'BreakerChanged':
      return []
  }
}

function cancelPayment({ reservationId, paymentId, amount, currency }: Booking): CancelPayment {
  return { kind: 'cancel-payment', reservationId, paymentId, amount, currency }
}

/** One notice for the event on each channel. */
function notices(
  channels: readonly Channel[],
  template: NoticeTemplate,
  booking: Booking,
  about: EventId,
  refunded = 0,
): readonly NoticeOrder[] {
  const { reservationId, customerId, title, startsAt, grade, seats, amount, currency } = booking
  const fields = {
    title,
    startsAt,
    grade,
    seats,
    amount: { amount, currency },
    refunded: { amount: refunded, currency },
  }
  return channels.map((channel) => ({
    kind: NOTICE_TASKS[channel],
    reservationId,
    customerId,
    about,
    channel,
    template,
    fields,
  }))
}
