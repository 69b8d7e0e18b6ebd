import { formatMoney } from '../../kernel/index.ts'
import { moment } from '../conventions.ts'
import { byCase, type CancelRefusalWords } from '../sentence.ts'

export const cancelRefusals: CancelRefusalWords = {
  'sale-closed': (off) => ({
    detail: `${off.title} on ${moment(off.startsAt, 'en')} is not on sale${because(off)}.`,
    hint: 'Choose another date: outerpark performance list',
  }),
  'sale-not-open': ({ title, startsAt, opensAt, presaleOpensAt }) => ({
    detail: `${title} on ${moment(startsAt, 'en')} is on sale from ${moment(opensAt, 'en')}.`,
    hint:
      presaleOpensAt === null
        ? 'Book then, or choose another date: outerpark performance list'
        : `With a presale code you can book from ${moment(presaleOpensAt, 'en')}: outerpark book --presale-code CODE`,
  }),
  'presale-code-unknown': ({ title, opensAt }) => ({
    detail: `The presale of ${title} has another code.`,
    hint: `Check the code. Without one you can book from ${moment(opensAt, 'en')}.`,
  }),
  'presale-sold-out': ({ title, opensAt, seats, left }) => ({
    detail: `Seats asked for: ${seats}. Before the sale of ${title} opens, ${left} more can be booked.`,
    hint:
      left > 0
        ? `Book at most ${left} now, or more from ${moment(opensAt, 'en')}.`
        : `Book from ${moment(opensAt, 'en')}.`,
  }),
  'sale-window-wrong': byCase({
    opens: ({ title, startsAt }) => ({
      detail: `The sale of ${title} on ${moment(startsAt, 'en')} would open when it is over.`,
      hint: 'Give an earlier opening, or a later end.',
    }),
    closes: ({ title, startsAt }) => ({
      detail: `The sale of ${title} on ${moment(startsAt, 'en')} would close after the start.`,
      hint: 'Give an end before the start: a moment, or start-2h.',
    }),
    presale: ({ title, startsAt }) => ({
      detail: `The presale of ${title} on ${moment(startsAt, 'en')} would open when everybody can book.`,
      hint: 'Let the presale open before the sale.',
    }),
    'presale-alone': ({ title, startsAt }) => ({
      detail: `${title} on ${moment(startsAt, 'en')} has a presale, and its sale is always open.`,
      hint: 'Say when the sale opens: a presale ends then.',
    }),
  }),
  'performance-cancelled': (off) => ({
    detail: `${off.title} on ${moment(off.startsAt, 'en')} does not take place${because(off)}.`,
    hint: 'Choose another date: outerpark performance list',
  }),
  'time-unchanged': ({ title, startsAt }) => ({
    detail: `${title} begins on ${moment(startsAt, 'en')} already.`,
    hint: 'Nothing was changed, and nobody was told. Give another time to move it.',
  }),
  'choice-end-wrong': ({ title, until, startsAt }) => ({
    detail: `Customers of ${title} cannot choose until ${moment(until, 'en')}.`,
    hint: `Give a time that lies ahead, and not after the start on ${moment(startsAt, 'en')}. Nothing was changed.`,
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

/** The reason of the box office, if there is one. Its full stop is that of the sentence. */
const because = (off: { readonly reason?: string }): string =>
  'reason' in off ? `: ${String(off.reason).replace(/\.$/, '')}` : ''
