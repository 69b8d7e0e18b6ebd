import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { specify } from '../kernel/testing/decide.ts'
import { changeGrade, type OnSale } from './change.ts'
import { cancelPerformance, closeSale, openSale } from './off-sale.ts'

const showing = {
  performanceId: asId<'performance'>('PF-AAAAAAAAAA'),
  musicalId: asId<'musical'>('MU-AAAAAAAAAA'),
  ...{ title: 'Rent', venue: 'Studio', startsAt: '2027-01-05T19:30:00+09:00' },
}
const { performanceId, title, startsAt } = showing
const price = { amount: 66_000, currency: 'KRW' }
const offer: OnSale = { ...showing, grades: [{ grade: 'A', price, capacity: 20, available: 18 }] }
const closed: OnSale = { ...offer, off: { state: 'closed', reason: 'rehearsal' } }
const cancelled: OnSale = { ...offer, off: { state: 'cancelled', reason: 'ill' } }
const because = { performanceId, reason: 'rehearsal' }
const [closing, opening, cancelling] = [
  specify(closeSale),
  specify(openSale),
  specify(cancelPerformance),
]

test('3.9: a sale is closed with its reason, and opened again', () => {
  closing
    .given({ offer })
    .when(because)
    .thenAccepted([{ type: 'PerformanceClosed', ...showing, reason: 'rehearsal' }], {
      ...{ performanceId, off: { state: 'closed', reason: 'rehearsal' } },
    })
  opening
    .given({ offer: closed })
    .when({ performanceId })
    .thenAccepted([{ type: 'PerformanceOpened', ...showing }], { performanceId })
})

test('what is as wanted already changes nothing; another reason is recorded', () => {
  closing.given({ offer: closed }).when(because).thenAccepted([])
  closing
    .given({ offer: closed })
    .when({ performanceId })
    .thenAccepted([{ type: 'PerformanceClosed', ...showing }])
  opening.given({ offer }).when({ performanceId }).thenAccepted([])
  cancelling.given({ offer: cancelled }).when(because).thenAccepted([])
})

test('3.9: a performance is cancelled from any state, also after its start, and for good', () => {
  for (const each of [offer, closed])
    cancelling
      .given({ offer: each })
      .when({ performanceId, reason: 'ill' }, { now: Date.parse('2027-01-06T00:00:00Z') })
      .thenAccepted([{ type: 'PerformanceCancelled', ...showing, reason: 'ill' }])
  const params = { title, startsAt, reason: 'ill' }
  for (const each of [closing, opening])
    each
      .given({ offer: cancelled })
      .when({ performanceId })
      .thenRefused('performance-cancelled', params)
  specify(changeGrade)
    .given({ offer: cancelled })
    .when({ performanceId, grade: 'A', seats: 30 })
    .thenRefused('performance-cancelled', params)
})

test('a performance that does not exist is refused', () => {
  for (const each of [closing, opening, cancelling])
    each
      .given({ offer: undefined })
      .when({ performanceId })
      .thenRefused('performance-not-found', { id: performanceId })
  expect(closeSale.needs({ performanceId })).toEqual({
    offer: { performanceId, grade: undefined },
  })
})
