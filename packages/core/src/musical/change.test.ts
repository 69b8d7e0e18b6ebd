import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { NOW, specify } from '../kernel/testing/decide.ts'
import { changeGrade } from './change.ts'

const performanceId = asId<'performance'>('PF-AAAAAAAAAA')
const won = (amount: number) => ({ amount, currency: 'KRW' })
const performance = {
  performanceId,
  musicalId: asId<'musical'>('MU-AAAAAAAAAA'),
  title: 'Hadestown',
  venue: 'LG Arts Center',
  startsAt: '2999-01-05T19:30:00+09:00',
}
/** 100 seats at 150,000 won, of which 30 are held or sold. */
const vip = { grade: 'VIP', price: won(150_000), capacity: 100, available: 70 }
const r = { grade: 'R', price: won(90_000), capacity: 50, available: 50 }
const offer = { ...performance, grades: [vip] }
const both = { ...performance, grades: [vip, r] }
const change = { performanceId, grade: 'VIP' }
const was = { seats: 100, price: won(150_000) }

test('a price is changed: later bookings pay the new one, and the seats stay as they are', () => {
  const price = won(180_000)
  specify(changeGrade)
    .given({ offer })
    .when({ ...change, price })
    .thenAccepted(
      [{ type: 'GradeChanged', ...performance, grade: 'VIP', seats: 100, price, was }],
      {
        ...{ performanceId, grade: 'VIP', price, capacity: 100, available: 70, was },
      },
    )
})

test('of a performance whose seats have numbers the event says no more', () => {
  const places = { pick: () => [], leavesSingle: () => undefined, best: () => [] }
  const numbered = { ...offer, isNumbered: true, places }
  const price = won(180_000)
  specify(changeGrade)
    .given({ offer: numbered })
    .when({ ...change, price })
    .thenAccepted(
      [{ type: 'GradeChanged', ...performance, grade: 'VIP', seats: 100, price, was }],
      { performanceId, grade: 'VIP', price, capacity: 100, available: 70, was },
    )
})

test('seats are added, or taken away as long as those stay that are held or sold', () => {
  for (const [seats, available] of [
    [130, 100],
    [30, 0],
  ] as const)
    expect(
      specify(changeGrade)
        .given({ offer })
        .when({ ...change, seats })
        .decision(),
    ).toMatchObject({
      events: [{ type: 'GradeChanged', seats, price: won(150_000), was }],
      reply: { capacity: seats, available },
    })
})

test('fewer seats than are held or sold are refused', () => {
  specify(changeGrade)
    .given({ offer })
    .when({ ...change, seats: 29, price: won(1) })
    .thenRefused('seats-taken', { title: 'Hadestown', grade: 'VIP', seats: 29, taken: 30 })
})

test('a grade that is as wanted already is answered without an event: a second try is harmless', () => {
  specify(changeGrade)
    .given({ offer })
    .when({ ...change, price: won(150_000), seats: 100 })
    .thenAccepted([], {
      ...{ performanceId, grade: 'VIP', price: won(150_000), capacity: 100, available: 70, was },
    })
})

test('seats can become free for those who book from now on', () => {
  expect(
    specify(changeGrade)
      .given({ offer })
      .when({ ...change, price: won(0) })
      .decision(),
  ).toMatchObject({ events: [{ price: won(0) }] })
})

test('the currency stays: sums over a grade have one', () => {
  specify(changeGrade)
    .given({ offer })
    .when({ ...change, price: { amount: 150_000, currency: 'USD' } })
    .thenRefused('currency-fixed', { title: 'Hadestown', grade: 'VIP', currency: 'KRW' })
})

test('a name that looks alike means the grade; one that no grade has is refused with those there are', () => {
  const price = won(1)
  const alike = specify(changeGrade)
    .given({ offer: both })
    .when({ ...change, grade: 'vip', price })
  expect(alike.decision()).toMatchObject({ events: [{ grade: 'VIP' }] })
  specify(changeGrade)
    .given({ offer: both })
    .when({ ...change, grade: 'Z', price })
    .thenRefused('grade-not-found', { title: 'Hadestown', grade: 'Z', grades: ['VIP', 'R'] })
})

test('what has begun, or is not there, cannot be changed', () => {
  const startsAt = new Date(NOW).toISOString()
  specify(changeGrade)
    .given({ offer: { ...offer, startsAt } })
    .when({ ...change, price: won(1) })
    .thenRefused('performance-has-begun', { case: 'changing', title: 'Hadestown', startsAt })
  specify(changeGrade)
    .given({ offer: undefined })
    .when({ ...change, price: won(1) })
    .thenRefused('performance-not-found', { id: performanceId })
})
