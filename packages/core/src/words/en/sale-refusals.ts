import { formatMoney, type NamedPerformance } from '../../kernel/index.ts'
import { seatsText } from '../../names/index.ts'
import { duration, listed, moment } from '../conventions.ts'
import { byCase, type SaleRefusalWords } from '../sentence.ts'

export const saleRefusals: SaleRefusalWords = {
  'musical-not-found': ({ id }) => ({ detail: `There is no musical ${id}.` }),
  'performance-not-found': ({ id }) => ({ detail: `There is no performance ${id}.` }),
  'performance-has-begun': byCase({
    booking: ({ title, startsAt }) => ({ detail: `${title} began at ${moment(startsAt, 'en')}.` }),
    cancelling: ({ title, startsAt }) => ({
      detail: `${title} began at ${moment(startsAt, 'en')}.`,
      hint: 'Ask the box office to cancel it.',
    }),
    adding: ({ title, startsAt }) => ({
      detail: `The performance of ${title} on ${moment(startsAt, 'en')} is in the past.`,
      hint: 'Give a time that lies ahead.',
    }),
    changing: ({ title, startsAt }) => ({
      detail: `${title} began at ${moment(startsAt, 'en')}, so nothing of it can be changed any more.`,
    }),
  }),
  'performance-exists': byCase({
    'on-sale': ({ performances, count }) => {
      const names = named(performances, count)
      return {
        detail:
          count === 1
            ? `${names} is on sale already.`
            : `${count} of these performances are on sale already: ${names}.`,
        hint: `Leave ${count === 1 ? 'it' : 'them'} out, or change title, venue or time. Nothing was put on sale.`,
      }
    },
    'named-twice': ({ performances, count }) => ({
      detail: `The same performance is named more than once: ${named(performances, count)}.`,
      hint: 'Leave the second one out, or change title, venue or time. Nothing was put on sale.',
    }),
  }),
  'local-time-skipped': ({ time, timeZone }) => ({
    detail: `The clocks in ${timeZone} never show ${time}: they are put forward then.`,
    hint: 'Give another time, or the time with its offset.',
  }),
  'local-time-ambiguous': ({ time, timeZone, either }) => ({
    detail: `The clocks in ${timeZone} show ${time} twice: they are put back then.`,
    hint: `Give it with its offset: ${listed(either, 'en', 'or')}.`,
  }),
  'time-zone-needed': ({ time }) => ({
    detail: `In which time zone is ${time}? The performances of this musical have different offsets, or none yet.`,
    hint: 'Give the time with its offset, such as 2027-01-05T19:30:00+09:00.',
  }),
  'grade-not-found': ({ title, grade, grades }) => ({
    detail: `${title} has no grade ${grade}.`,
    hint: `Its grades are ${grades.join(', ')}.`,
  }),
  'grade-required': ({ title, grades }) => ({
    detail: `${title} has several grades: ${grades.join(', ')}.`,
    hint: 'Name the grade to book.',
  }),
  'seats-unavailable': ({ grade, seats, available }) => ({
    detail: `${seats === 1 ? `1 seat of grade ${grade} was` : `${seats} seats of grade ${grade} were`} asked for; ${available} ${available === 1 ? 'is' : 'are'} left.`,
    hint: 'Book fewer seats, or another grade or performance.',
  }),
  'currencies-differ': ({ title, grades: [one, other] }) => ({
    detail: `${title}: ${one?.grade} is sold in ${one?.currency}, and ${other?.grade} in ${other?.currency}. One payment has one currency.`,
    hint: 'Book them one after the other.',
  }),
  'offer-changed': ({ title, expected, amount, ...booked }) => ({
    detail: `${seatsText(booked)} of ${title} cost ${formatMoney(amount)} now, not ${formatMoney(expected)}.`,
    hint: 'Nothing was booked or charged. Book again to take them at the new price.',
  }),
  'seats-taken': ({ title, grade, seats, taken }) => ({
    detail: `${taken} ${taken === 1 ? 'seat' : 'seats'} of grade ${grade} of ${title} ${taken === 1 ? 'is' : 'are'} held or sold, so it cannot have ${seats}.`,
    hint: `Give ${taken} or more.`,
  }),
  'currency-fixed': ({ title, grade, currency }) => ({
    detail: `Grade ${grade} of ${title} is sold in ${currency}, and that cannot be changed.`,
    hint: `Give the price in ${currency}.`,
  }),
  'too-many-seats': ({ seats, most }) => ({
    detail: `${seats} seats were asked for; one booking takes at most ${most}.`,
    hint: `Book at most ${most} seats.`,
  }),
  'seat-limit-reached': ({ case: of, title, seats, has, most }) => ({
    detail: `You have ${has} seats of ${of === 'musical' ? `all dates of ${title} together` : `this performance of ${title}`} and asked for ${seats} more; one customer may have ${most}.`,
    hint:
      has < most ? `Book at most ${most - has}.` : 'Cancel a booking of it to book another one.',
  }),
  'unpaid-seat-limit-reached': ({ seats, unpaid, most, isOutage }) => ({
    detail: `${unpaid} of your seats are unpaid, and ${seats} more were asked for; one customer may have ${most} unpaid seats${isOutage ? ' while payment is not available' : ''}.`,
    hint:
      unpaid < most
        ? `Book at most ${most - unpaid} now, and more when the payments are through.`
        : 'Book again when your payments are through, or cancel one of the unpaid bookings.',
  }),
  'too-many-declines': ({ most, waitMs }) => ({
    detail: `${most} or more of your payments were declined within an hour, so new bookings have to wait.`,
    hint: `Check the card, and book again in ${duration(waitMs, 'en')}.`,
  }),
  'too-many-cancels': ({ most, waitMs }) => ({
    detail: `You cancelled ${most} bookings within an hour; more are not taken before the hour is over.`,
    hint: `Cancel in ${duration(waitMs, 'en')}, or ask the box office.`,
  }),
  'reservation-not-found': ({ id }) => ({ detail: `There is no reservation ${id}.` }),
  'payment-not-found': ({ id }) => ({ detail: `There is no payment ${id}.` }),
  'charge-not-lost': ({ id }) => ({
    detail: `${id} is the payment of a booking that this box office has.`,
    hint: 'It goes back when the booking is cancelled: `outerpark cancel`.',
  }),
}

/** The performances that a refusal names, and how many more there are. */
function named(performances: readonly NamedPerformance[], count: number): string {
  const names = performances.map(
    ({ title, venue, startsAt, id }) =>
      `${title} at ${venue}, ${moment(startsAt, 'en')}${id === null ? '' : `, as ${id}`}`,
  )
  const more = count - performances.length
  return more > 0 ? `${names.join('; ')}; and ${more} more` : names.join('; ')
}
