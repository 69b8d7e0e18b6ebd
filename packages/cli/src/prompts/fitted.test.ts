import { expect, test } from 'vitest'
import { widthOf } from '../text/width.ts'
import { fitted } from './fitted.ts'

const message =
  'Erase 김민지, minji@example.com, for ever? Bookings and payments stay in the books, without a name.'

test('a question is broken between words, and leaves room for its answer', () => {
  const lines = fitted({ message }, 80).message.split('\n')
  expect(lines.every((line) => widthOf(`? ${line} (y/N)`) <= 80)).toBe(true)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join(' ')).toBe(message)
})

test('each choice is one line, and is recalled by its value', () => {
  const choices = [{ value: 'MU-7KQ', name: `MU-7KQ  ${'The Phantom of the Opera, '.repeat(5)}` }]
  const [choice] = fitted({ message: 'Which?', choices }, 80).choices
  expect(choice).toMatchObject({ value: 'MU-7KQ', short: 'MU-7KQ' })
  expect(widthOf(choice?.name ?? '')).toBeLessThanOrEqual(77)
})
