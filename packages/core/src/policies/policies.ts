import { type Booking, type EventId, reservationIdOf } from '../kernel/index.ts'
import { type Channel, type NoticeTemplate, noticeFields } from '../notice/index.ts'
import type { LostChargeFound, PaymentCancelled } from '../payment/index.ts'
import type { ReservationCancelled, Reserved, SeatsCancelled } from '../reservation/index.ts'
import type { DomainEvent } from './events.ts'
import { endsWithoutGateway } from './same-commit.ts'
import { type CancelPayment, NOTICE_TASKS, type NoticeOrder, type TaskOrder } from './tasks.ts'

/**
 * The saga: which tasks are queued in the same commit as an event, so neither exists without the other. For free seats,
 * and for a payment that was certainly never sent, the gateway is not called.
 *
 * The parameters are those of {@link whatFollows}.
 */
export function whatIsQueued(
  event: DomainEvent,
  id: EventId,
  channels: readonly Channel[],
): readonly TaskOrder[] {
  const orders = whatFollows(event, id, channels)
  return endsWithoutGateway(event) ? orders.filter(callsNoGateway) : orders
}

const callsNoGateway = ({ kind }: TaskOrder) =>
  kind !== 'approve-payment' && kind !== 'cancel-payment'

/**
 * The orders that an event can give. A store makes the order of a stored task from its event again. Older versions
 * also queued payments of free seats, so those orders are here too. After PaymentDeferred the approve-payment task is still in its
 * queue, so none is added.
 *
 * @param id the id of the event; notices name the event that they are about
 * @param channels the channels on which this box office sends notices
 */
export function whatFollows(
  event: DomainEvent,
  id: EventId,
  channels: readonly Channel[],
): readonly TaskOrder[] {
  const notify = (template: NoticeTemplate, booking: Booking, refunded?: number) =>
    notices(channels, template, booking, id, refunded)
  switch (event.type) {
    case 'Reserved':
      return afterReserved(event, notify)
    case 'PaymentApproved':
    case 'PaymentNotNeeded':
      return notify('payment-approved', event)
    case 'PaymentDeclined':
      return notify('payment-declined', event)
    case 'PaymentDeferred':
      return notify('payment-deferred', event)
    case 'ReservationCancelled':
    case 'SeatsCancelled':
      return afterCancel(event, notify)
    case 'PaymentApprovedLate':
      // If the reservation expires in the same commit, that event asks for the refund.
      return event.reservation === undefined ? [cancelPayment(event)] : []
    case 'ReservationExpired':
      // The last call may have charged the card although no answer came.
      return [cancelPayment(event), ...notify('reservation-expired', event)]
    case 'PaymentRefunded':
      return notify('seats-cancelled', event, event.refunded)
    case 'PaymentCancelled':
      return afterCancellation(event, notify)
    case 'LostChargeFound':
      return [refundOfLost(event)]
    case 'SeatsHeld':
    case 'HoldExtended':
    case 'HoldEnded':
    case 'LostChargeRefunded':
    case 'CustomerSignedUp':
    case 'CustomerChanged':
    case 'CustomerErased':
    case 'TokenCreated':
    case 'TokenRevoked':
    case 'StaffAdded':
    case 'StaffRevoked':
    case 'AddressConfirmed':
    case 'HallPlanned':
    case 'MusicalRegistered':
    case 'DiscountAdded':
    case 'DiscountEnded':
    case 'PerformanceAdded':
    case 'PerformanceClosed':
    case 'PerformanceOpened':
    case 'PerformanceCancelled':
    case 'GradeChanged':
    case 'PerformanceReplanned':
    case 'NoticeSent':
    case 'NoticeSkipped':
    case 'WebhookSwitchedOff':
    case 'WebhookSwitchedOn':
    case 'BreakerChanged':
      return []
  }
}

/** Even if no approval is known yet: a call that is on its way may still charge the card. */
const afterCancel = (
  event: ReservationCancelled | SeatsCancelled,
  notify: Notify,
): readonly TaskOrder[] =>
  event.by === 'house'
    ? [cancelPayment(event), ...notify('performance-cancelled', event)]
    : [cancelPayment(event)]

type Notify = (
  template: NoticeTemplate,
  booking: Booking,
  refunded?: number,
) => readonly NoticeOrder[]

function afterReserved(event: Reserved, notify: Notify): readonly TaskOrder[] {
  const { reservationId, paymentId, amount, currency, paymentMethod: method } = event
  const order = { reservationId, paymentId, amount, currency, method } as const
  const approve: TaskOrder = { kind: 'approve-payment', ...order }
  return event.deferredUntil === undefined
    ? [approve]
    : [approve, ...notify('payment-deferred', event)]
}

function afterCancellation(event: PaymentCancelled, notify: Notify): readonly NoticeOrder[] {
  const { reservation, refunded, kept = 0 } = event
  if (kept > 0) return notify('payment-partly-refunded', event, refunded)
  if (reservation === 'cancelled') return notify('payment-cancelled', event, refunded)
  // The customer did not cancel. Their card was charged too late, and they already have a notice that the seats
  // are gone.
  return refunded > 0 ? notify('payment-refunded', event, refunded) : []
}

const refundOfLost = ({ key, amount, currency }: LostChargeFound): CancelPayment =>
  cancelPayment({ reservationId: reservationIdOf(key), paymentId: key, amount, currency })

type Payable = Pick<Booking, 'reservationId' | 'paymentId' | 'amount' | 'currency'> &
  Pick<CancelPayment, 'chargeLeft'>

function cancelPayment(of: Payable): CancelPayment {
  const { reservationId, paymentId, amount, currency, chargeLeft } = of
  const whole = { kind: 'cancel-payment', reservationId, paymentId, amount, currency } as const
  return chargeLeft === undefined ? whole : { ...whole, chargeLeft }
}

/** One task for each channel, which sends the notice there. */
function notices(
  channels: readonly Channel[],
  template: NoticeTemplate,
  booking: Booking,
  about: EventId,
  refunded = 0,
): readonly NoticeOrder[] {
  const { reservationId, customerId } = booking
  const fields = noticeFields(booking, refunded)
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
