import { bookRequest } from '@outerpark/core/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainBooking } from './plain-booking.ts'

const USUAL = { performanceId: 'PF-7KQ2M9XW4T', grade: 'VIP', seats: 2, paymentMethod: 'card-ok' }

test.each([
  ['with every field', USUAL],
  ['of the one grade that there is', { performanceId: 'PF-7KQ2M9XW4T', seats: 2 }],
  ['in a grade of two words, or in Korean', { ...USUAL, grade: 'VIP 석' }],
  ['of as many seats as there may be', { ...USUAL, seats: 100_000 }],
])('a booking %s is plain, with the same result as from the schema', (_, body) => {
  expect(plainBooking(body)).toStrictEqual(bookRequest.parse(body))
})

test.each([
  ['blanks around the grade, which the schema cuts off', { ...USUAL, grade: ' VIP ' }],
  [
    'the amount that the customer was told',
    { ...USUAL, expectedAmount: { amount: 1, currency: 'KRW' } },
  ],
  ['a field that nobody knows', { ...USUAL, price: 1 }],
  ['a field of every object', JSON.parse('{"toString":1,"performanceId":"PF-2","seats":1}')],
  ['a prototype', JSON.parse('{"__proto__":{},"performanceId":"PF-2","seats":1}')],
  ['too many seats', { ...USUAL, seats: 100_001 }],
  ['half a seat', { ...USUAL, seats: 1.5 }],
  ['seats as text', { ...USUAL, seats: '2' }],
  ['a mark that turns the direction of text', { ...USUAL, grade: 'V\u202eIP' }],
  ['a grade that nobody sees', { ...USUAL, grade: '\u3164' }],
  ['an accent in two characters', { ...USUAL, grade: 'e\u0301tage' }],
  ['no performance', { seats: 1 }],
  ['null', null],
  ['a list', []],
])('the schema decides about %s', (_, body) => {
  expect(plainBooking(body)).toBeUndefined()
})

/** Values of a field: valid ones, nearly valid ones, and any JSON value. */
const value = fc.oneof(
  fc.constantFrom<unknown>('VIP', 'R', 'PF-7KQ2M9XW4T', 'card-ok', 1, 2, 100_000),
  fc.constantFrom<unknown>(
    0,
    -0,
    -1,
    1e21,
    100_001,
    2 ** 53,
    '',
    ' ',
    'VIP ',
    'é',
    'e\u0301',
    '\ud800',
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ maxLength: 22 }),
  fc.string({ maxLength: 22, unit: 'binary' }),
  fc.string({ minLength: 60, maxLength: 68 }),
  fc.jsonValue({ maxDepth: 2 }),
)
const right = {
  performanceId: fc.constant('PF-7KQ2M9XW4T'),
  seats: fc.integer({ min: 1, max: 100_000 }),
  grade: fc.constantFrom('VIP', 'R'),
  paymentMethod: fc.constant('card-ok'),
}
/** Valid bookings in which some fields are missing, and some have any value. */
const bookings = fc
  .tuple(
    fc.record(right, { requiredKeys: ['performanceId', 'seats'] }),
    fc.dictionary(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...Object.keys(right)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('expectedAmount', 'price', '__proto__', 'constructor', ''),
        },
      ),
      value,
      { maxKeys: 2 },
    ),
  )
  .map(([booking, changes]) => ({ ...booking, ...changes }))

test('every plain booking is equal to the result of the schema', () => {
  let plain = 0
  let others = 0
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: bookings }, fc.jsonValue()), (made) => {
      // In the form in which it arrives in a request.
      const json: unknown = JSON.parse(JSON.stringify(made))
      const booking = plainBooking(json)
      if (booking === undefined) {
        others += 1
        return
      }
      plain += 1
      expect(bookRequest.safeParse(json)).toStrictEqual({ success: true, data: booking })
    }),
    { numRuns: 5_000 },
  )
  expect(plain).toBeGreaterThan(500)
  expect(others).toBeGreaterThan(500)
})
