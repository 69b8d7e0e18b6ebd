import { test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { type Replanned, replanPerformance } from './replan.ts'

type Planned = { readonly type: 'Planned' }

const won = (amount: number) => ({ amount, currency: 'KRW' })
/** a grade that was on sale at this price, and still is */
const before = (amount: number) => ({ price: won(amount), priceWas: won(amount) })
const { musicalId, performanceId, title, venue, startsAt } = aBooking()
const showing = { performanceId, musicalId, title, venue, startsAt }
const vip = { grade: 'VIP', price: won(170_000), capacity: 10, available: 4 }
const r = { grade: 'R', price: won(120_000), capacity: 20, available: 20 }
const offer = { ...showing, isNumbered: true, grades: [vip, r] }
const id = asId<'hall'>('HA-AAAAAAAAAA')
const to = (grades: Readonly<Record<string, number>>, version = 2) => ({
  ...{ id, version, hall: 'Small Stage' },
  grades: Object.entries(grades).map(([grade, seats]) => ({ grade, seats })),
})
const replan: Replanned<Planned> = {
  ...{ was: { id, version: 1 }, lost: [] },
  to: to({ VIP: 12, R: 18 }),
}
const replanning = specify(replanPerformance<string, Planned>())
const second = { performanceId, to: { version: 2 } }
const event = { type: 'PerformanceReplanned', ...showing, was: { id, version: 1 } } as const
const reply = { performanceId, hall: { id, version: 2 } }

test('a performance takes another version, which says how many seats each grade has', () => {
  replanning
    .given({ offer, replan })
    .when(second)
    .thenAccepted(
      [
        {
          ...event,
          hall: { id, version: 2 },
          grades: [
            { ...before(170_000), grade: 'VIP', had: 10, seats: 12 },
            { ...before(120_000), grade: 'R', had: 20, seats: 18 },
          ],
        },
      ],
      reply,
    )
})

test('a plan for this performance alone is recorded in the same commit', () => {
  const planned = { type: 'Planned' } as const
  replanning
    .given({ offer, replan: { ...replan, planned } })
    .when({ performanceId, to: { own: 'plan' } })
    .thenAccepted([
      planned,
      {
        ...event,
        hall: { id, version: 2 },
        grades: [
          { ...before(170_000), grade: 'VIP', had: 10, seats: 12 },
          { ...before(120_000), grade: 'R', had: 20, seats: 18 },
        ],
      },
    ])
})

test('a new grade needs a price, and one that has no seats any more stays with its price', () => {
  const given = replanning.given({ offer, replan: { ...replan, to: to({ VIP: 10, S: 20, A: 0 }) } })
  given
    .when(second)
    .thenRefused('hall-grades', { hall: 'Small Stage', missing: ['S'], unknown: [] })
  const prices = [{ grade: 'S', price: won(90_000) }]
  given.when({ ...second, prices }).thenAccepted([
    {
      ...event,
      hall: { id, version: 2 },
      grades: [
        { ...before(170_000), grade: 'VIP', had: 10, seats: 10 },
        { ...before(120_000), grade: 'R', had: 20, seats: 0 },
        { grade: 'S', price: won(90_000), had: 0, seats: 20 },
      ],
    },
  ])
  given
    .when({ ...second, prices: [...prices, { grade: 'VIP', price: won(1) }] })
    .thenRefused('hall-grades', { missing: [], unknown: ['VIP'] })
})

test('a grade that has seats again may get another price, in the same currency', () => {
  const gone = { ...r, capacity: 0, available: 0 }
  const given = replanning.given({
    ...{ offer: { ...offer, grades: [vip, gone] } },
    replan: { ...replan, to: to({ VIP: 10, R: 5 }) },
  })
  const grades = (price: typeof r.price) => [
    { ...before(170_000), grade: 'VIP', had: 10, seats: 10 },
    { grade: 'R', price, priceWas: won(120_000), had: 0, seats: 5 },
  ]
  const hall = { id, version: 2 }
  given.when(second).thenAccepted([{ ...event, hall, grades: grades(won(120_000)) }])
  given
    .when({ ...second, prices: [{ grade: 'R', price: won(99_000) }] })
    .thenAccepted([{ ...event, hall, grades: grades(won(99_000)) }])
  given
    .when({ ...second, prices: [{ grade: 'R', price: { amount: 99, currency: 'USD' } }] })
    .thenRefused('currency-fixed', { title, grade: 'R', currency: 'KRW' })
})

test('a grade is not called as another one but for upper and lower case', () => {
  const prices = [{ grade: 'r', price: won(1) }]
  replanning
    .given({ offer, replan: { ...replan, to: to({ VIP: 10, r: 20 }) } })
    .when({ ...second, prices })
    .thenRefused('hall-grades', { missing: [], unknown: ['r'] })
})

test('the version that it has already changes nothing', () => {
  replanning
    .given({ offer, replan: { ...replan, to: to({ VIP: 10, R: 20 }, 1) } })
    .when({ performanceId, to: { version: 1 } })
    .thenAccepted([], { performanceId, hall: { id, version: 1 } })
})

test('it is refused if customers would lose seats, if somebody was quicker, and if there is no such version', () => {
  replanning
    .given({ offer, replan: { ...replan, lost: ['1F/1/4'] } })
    .when(second)
    .thenRefused('plan-loses-seats', { title, seats: ['1F/1/4'] })
  replanning
    .given({ offer, replan })
    .when({ ...second, was: 3 })
    .thenRefused('plan-changed', {
      ...{ case: 'performance', id: performanceId, title, version: 1 },
      ...{ by: null, at: null },
    })
  replanning
    .given({ offer, replan: { ...replan, to: undefined } })
    .when({ performanceId, to: { version: 9 } })
    .thenRefused('plan-not-found', { hall: id, version: 9 })
})

test('only a performance to come whose seats have numbers gets another plan', () => {
  const { isNumbered: _, ...unnumbered } = offer
  replanning
    .given({ offer: unnumbered, replan: undefined })
    .when(second)
    .thenRefused('seats-not-numbered', { title })
  replanning
    .given({ offer: undefined, replan: undefined })
    .when(second)
    .thenRefused('performance-not-found')
  replanning
    .given({ offer, replan })
    .when(second, { now: Date.parse(startsAt) })
    .thenRefused('performance-has-begun', { case: 'changing' })
})
