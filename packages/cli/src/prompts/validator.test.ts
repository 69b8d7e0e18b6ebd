import { expect, test } from 'vitest'
import { scopeList } from '../input/access.ts'
import { seatCount, seatsToBook } from '../input/numbers.ts'
import { performanceTime } from '../input/when.ts'
import { ruleOf, validator } from './validator.ts'

test.each([
  ['name', 'Kim Minji', ' '],
  ['email', 'minji@example.com', 'minji@'],
  ['title', '빨래', 'x'.repeat(201)],
  ['venue', '샤롯데씨어터', '\u200b'],
] as const)('a mistake in a %s is noticed at its question', async (field, good, bad) => {
  const check = validator(await ruleOf(field)())
  expect(check(good)).toBe(true)
  expect(check(bad)).toMatch(/^(?:It must |Please type something)/)
})

test('a number of seats to book is asked for as people book, not up to the most that a hall can have', () => {
  for (const answer of ['0', 'two', '1000000'])
    expect(validator(seatsToBook)(answer)).toBe(
      `It has to be a number of seats such as 2, not "${answer}".`,
    )
  expect(validator(seatsToBook)('2')).toBe(true)
})

test.each([
  [seatCount, '0'],
  [performanceTime, 'tomorrow'],
  [(text: string) => scopeList(text), 'all'],
])('a message at a question names no option', (parse, answer) => {
  expect(validator(parse)(answer)).toMatch(/^It has to be/)
})
