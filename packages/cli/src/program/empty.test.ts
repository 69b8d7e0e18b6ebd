import { afterEach, beforeEach, expect, test } from 'vitest'
import { speak } from '../words/words.ts'
import { emptyText } from './empty.ts'

const { isTTY } = process.stdout
beforeEach(() => {
  process.stdout.isTTY = true
})
afterEach(async () => {
  process.stdout.isTTY = isTTY
  await speak('en')
})

const NONE = { items: [], next: null }
const list = (name: string) => ({ json: false, command: `outerpark ${name}` })

test.each([
  ['en', 'customer list', {}, /^No customers yet\. .*: outerpark signup$/],
  ['en', 'performance list', { limit: 5 }, /outerpark musical register$/],
  ['en', 'customer list', { search: 'min' }, /^Nothing fits\. .*: outerpark customer list$/],
  ['en', 'task list', { dead: true }, /^Nothing fits\./],
  ['en', 'a list from later', {}, /^There is nothing\.$/],
  ['ko', 'staff list', {}, /^아직 직원이 없습니다\. .*: outerpark staff add$/],
  ['ko', 'customer list', { search: 'min' }, /^조건에 맞는 것이 없습니다\./],
] as const)(
  'on a terminal an empty list says what to do next: %s, %s %j',
  async (language, name, options, said) => {
    await speak(language)
    expect(emptyText(list(name), NONE, options)).toMatch(said)
  },
)

test('a list with items, and data that is no list, are shown as they are', () => {
  for (const data of [{ items: [1], next: null }, { status: 'ok' }, null, 'text', undefined])
    expect(emptyText(list('customer list'), data, {})).toBeUndefined()
})

test('a program gets the titles, JSON or CSV', () => {
  expect(emptyText({ ...list('customer list'), json: true }, NONE, {})).toBeUndefined()
  const csv = { ...list('customer list'), shape: { columns: 'all' } } as const
  expect(emptyText(csv, NONE, {})).toBeUndefined()
  process.stdout.isTTY = false
  expect(emptyText(list('customer list'), NONE, {})).toBeUndefined()
})
