import { formatMoney, isFree, type Money } from '../kernel/index.ts'
import type { MyPageEvent } from './events.ts'

/**
 * The sentence for an event. It is made each time the page is read, possibly much later, so it names no time.
 * `deferredUntil` says when a payment is tried next.
 *
 * @param total the amount of the whole reservation
 */
export function textOf(event: MyPageEvent, total: Money): string {
  switch (event.type) {
    case 'Reserved':
      if (isFree(total)) return `Reserved ${event.seats} × ${event.grade}, free of charge`
      return event.deferredUntil === undefined
        ? `Reserved ${event.seats} × ${event.grade} for ${formatMoney(total)}; payment requested`
        : `Reserved ${event.seats} × ${event.grade} for ${formatMoney(total)}; payment is not available just now and follows by itself`
    case 'PaymentApproved':
      return `Payment of ${formatMoney(total)} approved; reservation confirmed`
    case 'PaymentNotNeeded':
      return 'Nothing to pay; reservation confirmed'
    case 'PaymentApprovedLate':
      return `Payment of ${formatMoney(total)} was approved too late; it is being refunded`
    case 'PaymentDeferred':
      return 'Payment is not available just now; it follows by itself'
    case 'PaymentDeclined':
      return `Payment declined (${event.reason}); seats released`
    case 'ReservationCancelled':
      return `Cancelled by ${event.by === 'admin' ? 'the box office' : 'you'}; seats released`
    case 'ReservationExpired':
      return 'Expired: not paid in time; seats released'
    case 'PaymentCancelled':
      return event.refunded > 0
        ? `Payment cancelled; ${formatMoney({ ...total, amount: event.refunded })} refunded`
        : 'Payment cancelled; nothing had been charged'
    case 'NoticeSent':
      return `Notice sent (${event.channel}): ${event.text}`
  }
}
