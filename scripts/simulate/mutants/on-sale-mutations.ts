import type { Mutation } from './mutation.ts'

const CHANGE = 'packages/core/src/musical/change.ts'
const EVOLVE = 'packages/core/src/engine/evolve-season.ts'

/** Mistakes with a price or a number of seats that changes while the grade is on sale. */
export const ON_SALE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'a change of the price does not reach the next booking',
    file: EVOLVE,
    find: '{ ...before, price, capacity, available }',
    replace: '{ ...before, price: price && before.price, capacity, available }',
  },
  {
    name: 'bookings take the price from a cache that no change renews',
    file: 'packages/core/src/engine/facts.ts',
    find: `const offered = ({ grade, price, capacity, available }: GradeRow): OnSale['grades'][number] => ({
  grade,
  price,`,
    replace: `const cache = new Map<string, GradeRow['price']>()
const cached = (key: string, price: GradeRow['price']) => {
  if (!cache.has(key)) cache.set(key, price)
  return cache.get(key) ?? price
}
const offered = ({ performanceId, grade, price, capacity, available }: GradeRow): OnSale['grades'][number] => ({
  grade,
  price: cached(gradeKey(performanceId, grade), price),`,
  },
  {
    name: 'a change of the price reaches those who have not paid yet',
    file: EVOLVE,
    find: 'state.grades.replace(key, { ...before, price, capacity, available })',
    replace: `state.grades.replace(key, { ...before, price, capacity, available })
  for (const row of [...state.reservations.values()])
    if (gradeKey(row.performanceId, row.grade) === key && row.status === 'awaiting-payment')
      state.reservations.replace(row.reservationId, { ...row, amount: row.seats * price.amount })`,
  },
  {
    name: 'a card is charged what the seats cost today',
    file: 'packages/daemon/src/pipeline/approve-payment.ts',
    find: 'const request = { key: paymentId, amount: { amount, currency }, method }',
    replace: `const shown = await queries.performance(reservation.performanceId)
      const today = (name) => shown.grades.find(({ grade }) => grade === name).price.amount
      const cost = reservation.lines.reduce((sum, { grade, seats }) => sum + seats * today(grade), 0)
      const request = { key: paymentId, amount: { amount: cost, currency }, method }`,
  },
  {
    name: 'a cancelled booking gets back what the seats cost today',
    file: 'packages/daemon/src/pipeline/cancel-payment.ts',
    find: 'const refunded = await refundTo(gateway, { ...charge, key: paymentId }, chargeLeft, signal)',
    replace: `const { performanceId, lines } = await queries.reservation(payment.reservationId, {})
    const shown = await queries.performance(performanceId)
    const today = (name) => shown.grades.find(({ grade }) => grade === name).price.amount
    const cost = lines.reduce((sum, { grade, seats }) => sum + seats * today(grade), 0)
    const dearer = { ...charge, key: paymentId, amount: { amount: cost, currency } }
    const refunded = await refundTo(gateway, dearer, chargeLeft, signal)`,
  },
  {
    name: 'a booking is made whatever the customer was told that it costs',
    file: 'packages/core/src/reservation/choose-seats.ts',
    find: 'if (expected && (',
    replace: 'if (expected && !title && (',
  },
  {
    name: 'the amount that the customer was told is compared with the price of one seat',
    file: 'packages/core/src/reservation/choose-seats.ts',
    find: 'expected.amount !== seated.amount',
    replace: 'expected.amount !== chosen[0].of.price.amount',
  },
  {
    name: 'there can be fewer seats than are held or sold',
    file: CHANGE,
    find: 'if (seats < taken)',
    replace: 'if (seats < taken - 1)',
  },
  {
    name: 'as many seats as are held or sold are too few',
    file: CHANGE,
    find: 'if (seats < taken)',
    replace: 'if (seats <= taken)',
  },
  {
    name: 'seats that are held are on sale again after a change',
    file: EVOLVE,
    find: 'const available = capacity - before.held - before.sold',
    replace: 'const available = capacity - before.sold',
  },
  {
    name: 'a change says of what was before that it was so already',
    file: CHANGE,
    find: 'const was = { seats: capacity, price: before }',
    replace: 'const was = { seats, price }',
  },
]
