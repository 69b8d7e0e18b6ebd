import { formatMoney, isFree } from '../../kernel/index.ts'
import { seatsText } from '../../names/index.ts'
import type { TimelineWords } from '../sentence.ts'

export const timeline: TimelineWords = {
  Reserved: ({ amount, deferredUntil, ...booked }) => {
    const seats = seatsText(booked)
    if (isFree(amount)) return `Reserved ${seats}, free of charge`
    return deferredUntil === null
      ? `Reserved ${seats} for ${formatMoney(amount)}; payment requested`
      : `Reserved ${seats} for ${formatMoney(amount)}; payment deferred, it is tried again by itself`
  },
  PaymentApproved: ({ amount }) =>
    `Payment of ${formatMoney(amount)} approved; reservation confirmed`,
  PaymentNotNeeded: () => 'Nothing to pay; reservation confirmed',
  PaymentApprovedLate: ({ amount }) =>
    `Payment of ${formatMoney(amount)} was approved too late; it is being refunded`,
  PaymentDeferred: () => 'Payment deferred; it is tried again by itself',
  PaymentDeclined: ({ reason }) => `Payment declined (${reason}); seats released`,
  ReservationCancelled: ({ by, reader }) => {
    const customer = reader === 'staff' ? 'the customer' : 'you'
    return `Cancelled by ${by === 'admin' ? 'the box office' : customer}; seats released`
  },
  ReservationExpired: () => 'Expired: not paid in time; seats released',
  PaymentCancelled: ({ refunded }) =>
    refunded.amount > 0
      ? `Payment cancelled; ${formatMoney(refunded)} refunded`
      : 'Payment cancelled; nothing had been charged',
  NoticeSent: (notice, textOf) => `Notice sent (${notice.channel}): ${textOf(notice)}`,
}
