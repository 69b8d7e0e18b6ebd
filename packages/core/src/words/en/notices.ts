import { formatMoney, isFree } from '../../kernel/index.ts'
import { announced, because, castText, inOneLine } from '../announced.ts'
import { moment } from '../conventions.ts'
import type { NoticeWords, SeatsCancelledWords } from '../sentence.ts'

export const notices: NoticeWords = {
  'payment-approved': ({ amount }, what) =>
    isFree(amount)
      ? `Confirmed, nothing to pay: ${what}. See you there!`
      : `Paid ${formatMoney(amount)}: ${what}. See you there!`,
  'payment-declined': ({ amount }, what) =>
    `The card was declined for ${formatMoney(amount)}; your seats were released: ${what}.`,
  'payment-deferred': ({ amount }, what) =>
    `Your seats are held; ${formatMoney(amount)} will be charged as soon as payment is available, but not after the performance has begun: ${what}.`,
  'payment-cancelled': ({ refunded }, what) =>
    refunded.amount > 0
      ? `Cancelled, ${formatMoney(refunded)} refunded: ${what}.`
      : `Cancelled, nothing was charged: ${what}.`,
  'payment-refunded': ({ refunded }, what) =>
    `The card was charged too late; all ${formatMoney(refunded)} went back to it: ${what}.`,
  'payment-partly-refunded': ({ refunded }, what) =>
    refunded.amount > 0
      ? `Cancelled, ${formatMoney(refunded)} refunded after the fee for cancelling: ${what}.`
      : `Cancelled; nothing is refunded, as the rules for cancelling say: ${what}.`,
  'seats-cancelled': ({ refunded }, what) =>
    refunded.amount > 0
      ? `Some of these seats are cancelled, ${formatMoney(refunded)} refunded; the others stay yours: ${what}.`
      : `Some of these seats are cancelled, nothing is refunded; the others stay yours: ${what}.`,
  'performance-cancelled': (_, what) =>
    `This performance does not take place. Everything that you paid for it goes back to your card: ${what}.`,
  'performance-moved': (fields, what) => {
    const moved = announced(fields, 'moved')
    return `Moved from ${moment(moved.was, 'en')} to a new time${because(moved)}; your seats stay yours. If you do not want them, cancel until ${moment(moved.until, 'en')}, and everything goes back: ${what}.`
  },
  'cast-changed': (fields, what) => {
    const recast = announced(fields, 'recast')
    const choice =
      'until' in recast && recast.until !== undefined
        ? ` If you do not want your seats any more, cancel until ${moment(recast.until, 'en')}, and everything goes back`
        : ' Your seats stay yours'
    return `The cast has changed${because(recast)}: ${castText(recast.cast)}.${choice}: ${what}.`
  },
  'house-message': (fields, what) => {
    const { subject, text } = announced(fields, 'message')
    return `Message of the house: ${subject}. ${inOneLine(text)} It is about: ${what}.`
  },
  'reservation-expired': ({ amount }, what) =>
    `The payment of ${formatMoney(amount)} did not go through in time; your seats were released: ${what}.`,
}

export const seatsCancelled: SeatsCancelledWords = (refunded, { show, cancelled, left }) => {
  const back = refunded.amount > 0 ? `${formatMoney(refunded)} refunded` : 'Nothing is refunded'
  const stay = left === undefined ? '' : `; still yours: ${left}`
  return `${back}. Cancelled so far: ${cancelled}${stay}. ${show}.`
}
