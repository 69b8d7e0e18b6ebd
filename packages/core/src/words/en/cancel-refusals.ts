import { formatMoney } from '../../kernel/index.ts'
import { moment } from '../conventions.ts'
import { byCase, type CancelRefusalWords } from '../sentence.ts'

export const cancelRefusals: CancelRefusalWords = {
  'sale-closed': (off) => ({
    detail: `${off.title} on ${moment(off.startsAt, 'en')} is not on sale${because(off)}.`,
    hint: 'Choose another date: outerpark performance list',
  }),
  'performance-cancelled': (off) => ({
    detail: `${off.title} on ${moment(off.startsAt, 'en')} does not take place${because(off)}.`,
    hint: 'Choose another date: outerpark performance list',
  }),
  'reservation-already-cancelled': ({ id }) => ({
    detail: `Reservation ${id} is cancelled already.`,
  }),
  'reservation-not-cancellable': ({ id, status }) => ({
    detail: `Reservation ${id} is ${status}; it holds no seats and no money.`,
  }),
  'seats-not-booked': byCase({
    places: ({ id, seats }) => ({
      detail: `Reservation ${id} does not have ${seats.length === 1 ? 'seat' : 'seats'} ${seats.join(', ')}, or no longer.`,
      hint: `Nothing was cancelled. See its seats with: outerpark reservation ${id}`,
    }),
    grade: ({ id, grade, seats, left }) => ({
      detail: `Reservation ${id} has ${left} ${left === 1 ? 'seat' : 'seats'} of grade ${grade}; ${seats} were to be cancelled.`,
      hint: `Nothing was cancelled. See its seats with: outerpark reservation ${id}`,
    }),
    numbered: ({ id, isNumbered }) =>
      isNumbered
        ? {
            detail: `The seats of reservation ${id} have numbers.`,
            hint: 'Name the seats to cancel by them, such as 1F/8/11.',
          }
        : {
            detail: `The seats of reservation ${id} have no numbers.`,
            hint: 'Say how many of a grade to cancel, such as VIP:2.',
          },
  }),
  'reservation-unpaid': ({ id }) => ({
    detail: `Reservation ${id} is not paid yet, so its seats cannot be cancelled one by one.`,
    hint: 'Wait for the payment, or cancel all of it.',
  }),
  'past-cancel-deadline': ({ title, until }) => ({
    detail: `Seats of ${title} could be cancelled until ${moment(until, 'en')}.`,
    hint: 'Nothing was cancelled. The box office may still be able to help.',
  }),
  'not-refundable': ({ title }) => ({
    detail: `Paid seats of ${title} cannot be cancelled.`,
    hint: 'Nothing was cancelled. The box office may still be able to help.',
  }),
  'quote-changed': ({ title, expected, refund, kept }) => ({
    detail: `Cancelling these seats of ${title} gives back ${formatMoney(refund)} now, not ${formatMoney(expected)}; ${formatMoney(kept)} would be kept.`,
    hint: 'Nothing was cancelled. Ask for the refund again, and decide.',
  }),
  'booking-fee-currency': ({ title, currency, other }) => ({
    detail: `${title}: the booking fee is in ${currency}, and a grade is sold in ${other}.`,
    hint: 'Give the fee in the currency of the prices.',
  }),
  'refund-policy-currency': ({ title, preset, currency, other }) => ({
    detail: `${title}: the refund policy ${preset} has amounts in ${currency}, and a grade is sold in ${other}.`,
    hint: 'Choose another policy, or write the rules yourself.',
  }),
  'refund-not-decided': ({ title }) => ({
    detail: `The refund policy of ${title} gives nothing any more, so somebody has to decide what goes back.`,
    hint: 'Say it with: --refund full, or --refund AMOUNT; and why, with --reason',
  }),
  'refund-too-large': ({ title, refund, most }) => ({
    detail: `${formatMoney(refund)} cannot go back for these seats of ${title}; ${formatMoney(most)} was paid for them.`,
    hint: `Give back at most ${formatMoney(most)}.`,
  }),
  'refund-fixed': ({ case: why, title }) =>
    why === 'off'
      ? {
          detail: `The performance of ${title} is cancelled, so everything that was paid goes back, and no other sum.`,
          hint: 'Nothing was cancelled. Cancel without --refund, or with: --refund full',
        }
      : {
          detail: `These seats of ${title} are not paid yet, so no sum of them can go back.`,
          hint: 'Nothing was cancelled. Cancel without --refund AMOUNT: what is charged meanwhile goes back. Or wait for the payment.',
        },
}

/** The reason of the box office, if there is one. */
const because = (off: { readonly reason?: string }): string =>
  'reason' in off ? `: ${off.reason}` : ''
