import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Line, linesOf, refuse, seatedBy } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { NOW, specify } from '../kernel/testing/decide.ts'
import { book, bookReply, bookWithin } from './book.ts'
import { cancel } from './cancel.ts'
import { NO_LIMITS } from './limits.ts'
import { quoteWithin } from './quote.ts'

// Bookings with seats of several grades (domain 3.2).

const won = (amount: number) => ({ amount, currency: 'KRW' })
const { customerId, performanceId, musicalId, title, venue, startsAt } = aBooking()
const vip = { grade: 'VIP', price: won(170_000), available: 10 }
const r = { grade: 'R', price: won(140_000), available: 1 }
const offer = { performanceId, musicalId, title, venue, startsAt, grades: [vip, r] }
const lines = [
  { grade: 'VIP', seats: 3 },
  { grade: 'R', seats: 1 },
]
const command = { customerId, performanceId, seats: 4, lines, paymentMethod: 'card-ok' }
const booked: readonly Line[] = [
  { grade: 'VIP', seats: 3, price: 170_000 },
  { grade: 'R', seats: 1, price: 140_000 },
]

test('seats of several grades are one booking with one amount', () => {
  const decision = specify(book).given({ offer }).when(command).decision()
  expect(decision).toMatchObject({
    events: [{ type: 'Reserved', grade: null, seats: 4, amount: 650_000, lines: booked }],
    reply: {
      ...{ grade: null, seats: 4, amount: won(650_000) },
      lines: [
        { grade: 'VIP', seats: 3, price: won(170_000) },
        { grade: 'R', seats: 1, price: won(140_000) },
      ],
    },
  })
})

test('all of their grades are read, and no more is asked for than for one', () => {
  expect(book.needs(command)).toEqual({
    offer: { performanceId, grade: undefined },
    hold: { customerId, performanceId },
    erased: customerId,
    visits: { customerId, performanceId },
  })
})

test('if one grade has too few seats, nothing is booked, and the grade is named', () => {
  const many = [...lines.slice(0, 1), { grade: 'R', seats: 2 }]
  specify(book)
    .given({ offer })
    .when({ ...command, seats: 5, lines: many })
    .thenRefused('seats-unavailable', { grade: 'R', seats: 2, available: 1 })
})

test('what the customer may have is known before other seats are searched for those that leave a single one', () => {
  let searched = 0
  const places = {
    pick: (ids: readonly string[]) => [{ grade: 'VIP', places: ids }],
    leavesSingle: (ids: readonly string[]) => {
      searched += 1
      return refuse('leaves-single-seat', { seats: ['1F/1/1'], instead: [...ids] })
    },
    best: () => [],
  }
  const chosen = { customerId, performanceId, places: ['1F/1/2', '1F/1/3'], seats: 2 }
  const wish = { ...chosen, paymentMethod: 'card-ok' }
  const standing = { seats: 0, unpaid: 0, declines: undefined, cancels: undefined }
  const of = (maxSeatsPerBooking: number) =>
    specify(bookWithin({ ...NO_LIMITS, maxSeatsPerBooking })).given({
      offer: { ...offer, places },
      standing,
    })
  of(1).when(wish).thenRefused('too-many-seats', { seats: 2, most: 1 })
  expect(searched).toBe(0)
  of(2)
    .when(wish)
    .thenRefused('leaves-single-seat', { seats: ['1F/1/1'], instead: ['1F/1/2', '1F/1/3'] })
})

test('a grade that is not there is named with those that are', () => {
  specify(book)
    .given({ offer })
    .when({ ...command, lines: [{ grade: 'Z', seats: 4 }] })
    .thenRefused('grade-not-found', { title, grade: 'Z', grades: ['VIP', 'R'] })
})

test('one payment has one currency', () => {
  const dollars = { ...r, price: { amount: 9900, currency: 'USD' } }
  specify(book)
    .given({ offer: { ...offer, grades: [vip, dollars] } })
    .when(command)
    .thenRefused('currencies-differ', {
      title,
      grades: [
        { grade: 'VIP', ...won(170_000) },
        { grade: 'R', amount: 9900, currency: 'USD' },
      ],
    })
})

test('the limit of a booking counts the seats of all its grades', () => {
  const within = { ...NO_LIMITS, maxSeatsPerBooking: 3 }
  specify(quoteWithin(within))
    .given({ offer })
    .when(command)
    .thenRefused('too-many-seats', { seats: 4, most: 3 })
})

test('whoever was told another amount hears the lines with the new one', () => {
  specify(book)
    .given({ offer })
    .when({ ...command, expectedAmount: won(600_000) })
    .thenRefused('offer-changed', {
      ...{ title, grade: null, seats: 4, lines: booked },
      ...{ expected: won(600_000), amount: won(650_000) },
    })
})

test('a quote has what each line costs', () => {
  const quote = specify(quoteWithin(NO_LIMITS)).given({ offer }).when(command).decision()
  expect(quote).toMatchObject({
    reply: { grade: null, seats: 4, amount: won(650_000), lines: [{ grade: 'VIP' }, { seats: 1 }] },
  })
})

test('free seats beside paid ones are paid for together; only free ones need no payment', () => {
  const free = { ...r, price: won(0) }
  const given = specify(book).given({ offer: { ...offer, grades: [vip, free] } })
  expect(given.when(command).decision()).toMatchObject({ reply: { status: 'awaiting-payment' } })
  const given2 = specify(book).given({
    offer: { ...offer, grades: [{ ...vip, price: won(0) }, free] },
  })
  expect(given2.when(command).decision()).toMatchObject({ reply: { status: 'confirmed' } })
})

test('a cancel has the lines of its booking', () => {
  const reservation = {
    ...aBooking({ grade: null, seats: 4, amount: 650_000, lines: booked }),
    ...({ status: 'confirmed', paymentStatus: 'approved', bookedAt: 0 } as const),
  }
  const decision = specify(cancel)
    .given({ reservation })
    .when({ reservationId: reservation.reservationId, by: 'admin' }, { now: NOW })
    .decision()
  expect(decision).toMatchObject({
    events: [{ type: 'ReservationCancelled', grade: null, seats: 4, lines: booked }],
    reply: { lines: [{ grade: 'VIP', seats: 3 }, { grade: 'R' }] },
  })
})

test('3.2: the lines of any booking add up to its seats and its amount', () => {
  const line = fc.record({
    grade: fc.string({ minLength: 1 }),
    seats: fc.integer({ min: 1, max: 300 }),
    price: fc.integer({ min: 0, max: 1_000_000 }),
  })
  const several = fc.uniqueArray(line, { minLength: 1, maxLength: 20, selector: (l) => l.grade })
  fc.assert(
    fc.property(several, (wanted) => {
      const seated = seatedBy(wanted)
      const all = linesOf(seated)
      expect(all).toEqual(wanted)
      expect(all.reduce((sum, { seats }) => sum + seats, 0)).toBe(seated.seats)
      expect(all.reduce((sum, { seats, price }) => sum + seats * price, 0)).toBe(seated.amount)
      expect(seated.grade === null).toBe(wanted.length > 1)
      const reserved = { ...aBooking(seated), type: 'Reserved', paymentMethod: 'card-ok' } as const
      expect(bookReply(reserved).lines.map(({ grade }) => grade)).toEqual(
        wanted.map(({ grade }) => grade),
      )
    }),
  )
})
