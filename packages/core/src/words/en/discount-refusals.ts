import { moment } from '../conventions.ts'
import { byCase, type DiscountRefusalWords } from '../sentence.ts'

export const discountRefusals: DiscountRefusalWords = {
  'unknown-code': ({ code }) => ({
    detail: `There is no discount with the code ${code} for this musical.`,
    hint: 'Look at the code again, or book without it.',
  }),
  'code-used-up': ({ code, limit, case: by }) => ({
    detail:
      by === 'all'
        ? `The code ${code} is used up: it was for ${limit} ${limit === 1 ? 'booking' : 'bookings'}.`
        : `You have used the code ${code} as often as one customer can: ${limit}.`,
    hint: 'Book without it. A booking that is cancelled gives its code back.',
  }),
  'code-does-not-apply': byCase({
    'not-yet': ({ code, when }) => ({
      detail: `The code ${code} is valid from ${moment(when, 'en')} on.`,
      hint: 'Book then, or now without it.',
    }),
    over: ({ code }) => ({
      detail: `The code ${code} is not valid any more.`,
      hint: 'Book without it.',
    }),
    seats: ({ code, least }) => ({
      detail: `The code ${code} is for ${least} seats or more.`,
      hint: `Book ${least} seats, or fewer without it.`,
    }),
    others: ({ code }) => ({
      detail: `The code ${code} is for other performances or grades.`,
      hint: 'Choose others, or book without it.',
    }),
    first: ({ code }) => ({
      detail: `The code ${code} is for the first booking of this musical, and you have one.`,
      hint: 'Book without it.',
    }),
    repeat: ({ code }) => ({
      detail: `The code ${code} is for those who have a paid booking of an earlier performance.`,
      hint: 'Book without it.',
    }),
  }),
  'discount-not-found': ({ id }) => ({
    detail: `There is no discount ${id} of this musical.`,
    hint: 'See its discounts: outerpark discount list',
  }),
  'code-taken': ({ code, name }) => ({
    detail: `The discount ${name} has the code ${code} already.`,
    hint: 'End that discount, or choose another code.',
  }),
}
