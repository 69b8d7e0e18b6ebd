import { formatMoney, isFree } from '../../kernel/index.ts'
import { seatsText } from '../../names/index.ts'
import { because, castText } from '../announced.ts'
import { moment } from '../conventions.ts'
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
  ReservationCancelled: (cancel) =>
    `Cancelled by ${whoOf(cancel)}; seats released${sumsOf(cancel)}`,
  SeatsCancelled: (cancel) => {
    const seats = cancel.cancelled.reduce((sum, line) => sum + line.seats, 0)
    const named = seatsText({ grade: null, seats, lines: cancel.cancelled })
    return `${named} cancelled by ${whoOf(cancel)}${sumsOf(cancel)}`
  },
  ReservationExpired: () => 'Expired: not paid in time; seats released',
  PaymentRefunded: ({ refunded }) =>
    refunded.amount > 0 ? `${formatMoney(refunded)} refunded` : 'Nothing to refund',
  PaymentCancelled: (ended) => {
    const { refunded } = ended
    if (refunded.amount > 0) return `Payment cancelled; ${formatMoney(refunded)} refunded`
    return 'kept' in ended
      ? 'Payment closed; nothing more goes back'
      : 'Payment cancelled; nothing had been charged'
  },
  CustomerInformed: ({ announcement }) => {
    switch (announcement.kind) {
      case 'moved':
        return `Moved from ${moment(announcement.was, 'en')} to ${moment(announcement.startsAt, 'en')}${because(announcement)}; a cancel gives everything back until ${moment(announcement.until, 'en')}`
      case 'recast':
        return 'until' in announcement && announcement.until !== undefined
          ? `Cast changed${because(announcement)}: ${castText(announcement.cast)}; a cancel gives everything back until ${moment(announcement.until, 'en')}`
          : `Cast changed${because(announcement)}: ${castText(announcement.cast)}`
      case 'renamed':
        return `${announcement.was} is called ${announcement.title} now${because(announcement)}`
      case 'message':
        return `Message of the house: ${announcement.subject}`
    }
  },
  NoticeSent: (notice, textOf) => `Notice sent (${notice.channel}): ${textOf(notice)}`,
}

type Cancel = Parameters<TimelineWords['ReservationCancelled']>[0]

const whoOf = ({ by, reader }: Pick<Cancel, 'by' | 'reader'>): string => {
  if (by === 'house') return 'the house, because the performance does not take place'
  if (by === 'admin') return 'the box office'
  return reader === 'staff' ? 'the customer' : 'you'
}

/** What goes back and what is kept, and why, if the cancel says so. */
function sumsOf(cancel: Cancel): string {
  const because = !('reason' in cancel) ? '' : ` (${cancel.reason})`
  if (!('refund' in cancel && 'kept' in cancel)) return because
  const { refund, kept } = cancel
  const keeps = kept.amount > 0 ? `, ${formatMoney(kept)} is kept` : ''
  return `; ${formatMoney(refund)} goes back${keeps}${because}`
}
