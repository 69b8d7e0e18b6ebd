import { type Booking, type EventId, type GoneLine, reservationIdOf } from '../kernel/index.ts'
import type { Channel, NoticeTemplate } from '../notice/index.ts'
import type { LostChargeFound, PaymentCancelled } from '../payment/index.ts'
import type {
  CustomerInformed,
  ReservationCancelled,
  Reserved,
  SeatsCancelled,
} from '../reservation/index.ts'
import type { DomainEvent } from './events.ts'
import { notices } from './notices.ts'
import { endsWithoutGateway } from './same-commit.ts'
import type { CancelPayment, NoticeOrder, TaskOrder } from './tasks.ts'

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
  const notify: Notify = (template, booking, refunded, gone) =>
    notices(channels, template, { ...{ booking, refunded, gone }, about: id })
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
      return notify('seats-cancelled', event, event.refunded, event.gone)
    case 'PaymentCancelled':
      return afterCancellation(event, notify)
    case 'CustomerInformed':
      return afterInformed(event, channels, id)
    case 'LostChargeFound':
      return [refundOfLost(event)]
    default:
      return nothingFollows(event)
  }
}

/** An event that is missing above, and is not one of these, does not compile. */
type Quiet = Extract<
  DomainEvent,
  {
    readonly type:
      | 'SeatsHeld'
      | 'HoldExtended'
      | 'HoldEnded'
      | 'LostChargeRefunded'
      | 'CustomerSignedUp'
      | 'CustomerChanged'
      | 'CustomerErased'
      | 'TokenCreated'
      | 'TokenRevoked'
      | 'StaffAdded'
      | 'StaffRevoked'
      | 'AddressConfirmed'
      | 'HallPlanned'
      | 'MusicalRegistered'
      | 'PerformanceAdded'
      | 'PerformanceClosed'
      | 'PerformanceOpened'
      | 'SaleTermsChanged'
      | 'PerformanceCancelled'
      | 'MusicalEdited'
      | 'PerformanceMoved'
      | 'PerformanceRecast'
      | 'PerformanceRenamed'
      | 'MessageSent'
      | 'AnnouncementEnded'
      | 'GradeChanged'
      | 'PerformanceReplanned'
      | 'NoticeSent'
      | 'NoticeSkipped'
      | 'WebhookSwitchedOff'
      | 'WebhookSwitchedOn'
      | 'BreakerChanged'
  }
>

const nothingFollows = (_: Quiet): readonly TaskOrder[] => []

/** Even if no approval is known yet: a call that is on its way may still charge the card. */
const afterCancel = (
  event: ReservationCancelled | SeatsCancelled,
  notify: Notify,
): readonly TaskOrder[] =>
  event.by === 'house'
    ? [cancelPayment(event), ...notify('performance-cancelled', event)]
    : [cancelPayment(event)]

/** What a change or a message of the house is called as a notice. A new title is no news: MyPage shows it. */
const TOLD_AS = {
  moved: 'performance-moved',
  recast: 'cast-changed',
  message: 'house-message',
  renamed: undefined,
} as const satisfies Record<CustomerInformed['announcement']['kind'], NoticeTemplate | undefined>

function afterInformed(
  event: CustomerInformed,
  channels: readonly Channel[],
  id: EventId,
): readonly NoticeOrder[] {
  const template = TOLD_AS[event.announcement.kind]
  if (template === undefined) return []
  const told = { booking: event, about: id, refunded: undefined, gone: undefined }
  const orders = notices(channels, template, told)
  const { announcement } = event
  return orders.map((order) => ({ ...order, fields: { ...order.fields, announcement } }))
}

type Notify = (
  template: NoticeTemplate,
  booking: Booking,
  refunded?: number,
  gone?: readonly GoneLine[],
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
