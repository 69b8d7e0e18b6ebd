import { expect, test } from 'vitest'
import { readFlaw } from './flaws.ts'
import { cancelRequest } from './refunds.ts'
import {
  addPerformancesRequest,
  bookRequest,
  importSeasonRequest,
  registerMusicalRequest,
  signUpRequest,
} from './requests.ts'

const grade = { grade: 'VIP', seats: 100, price: { amount: 190_000, currency: 'KRW' } }
const performance = { startsAt: '2027-01-05T19:30+09:00', grades: [grade] }
const musical = { title: '오페라의 유령', venue: '샤롯데씨어터', performances: [performance] }
const booking = { performanceId: 'PF-7KQ2M9XW4T', seats: 2 }
const person = { name: 'Kim Minji', email: 'minji@example.com' }

test.each([
  ['sign up', signUpRequest, person],
  ['register a musical', registerMusicalRequest, musical],
  ['import a season', importSeasonRequest, { musicals: [musical] }],
  ['add performances', addPerformancesRequest, { performances: [performance] }],
  ['book', bookRequest, booking],
  ['cancel', cancelRequest, {}],
])('a request to %s has no fields but its own', (_, schema, request) => {
  expect(schema.safeParse(request).success).toBe(true)
  expect(schema.safeParse({ ...request, role: 'admin' }).success).toBe(false)
  for (const value of [null, [], 'text', 1]) expect(schema.safeParse(value).success).toBe(false)
})

test.each(['price', 'amount', 'status', 'customerId', 'id'])(
  'nobody sets the %s of a booking',
  (field) => {
    expect(bookRequest.safeParse({ ...booking, [field]: 1 }).success).toBe(false)
  },
)

test('unknown fields are refused inside of performances and grades, too', () => {
  const within = (change: object) =>
    registerMusicalRequest.safeParse({ ...musical, performances: [{ ...performance, ...change }] })
  expect(within({}).success).toBe(true)
  expect(within({ sold: 5 }).success).toBe(false)
  expect(within({ grades: [{ ...grade, available: 500 }] }).success).toBe(false)
})

test('a performance has at least one grade, and each only once', () => {
  const withGrades = (grades: object[]) =>
    addPerformancesRequest.safeParse({ performances: [{ ...performance, grades }] })
  const wrong = (grades: object[]) =>
    readFlaw(withGrades(grades).error?.issues[0]?.message ?? '')?.code
  expect(wrong([])).toBe('no-grades')
  expect(wrong([grade, grade])).toBe('grade-twice')
  for (const again of [' VIP ', 'vip', 'Vip'])
    expect(withGrades([grade, { ...grade, grade: again }]).success).toBe(false)
  const named = (...names: string[]) => withGrades(names.map((name) => ({ ...grade, grade: name })))
  expect(named('étage', 'E\u0301tage').success).toBe(false)
  expect(withGrades([grade, { ...grade, grade: 'R' }]).success).toBe(true)
})

test('a season names at least one musical, a musical may come without performances', () => {
  expect(importSeasonRequest.safeParse({ musicals: [] }).success).toBe(false)
  expect(registerMusicalRequest.safeParse({ ...musical, performances: [] }).success).toBe(true)
  expect(addPerformancesRequest.safeParse({ performances: [] }).success).toBe(false)
})

test('who does not say otherwise pays with card-ok and reads English', () => {
  expect(bookRequest.parse(booking)).toEqual({ ...booking, paymentMethod: 'card-ok' })
  expect(signUpRequest.parse(person)).toEqual({ ...person, language: 'en', mail: true })
  expect(signUpRequest.safeParse({ ...person, language: 'fr' }).success).toBe(false)
})
