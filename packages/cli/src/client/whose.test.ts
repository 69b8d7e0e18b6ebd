import type { CustomerResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from './client.ts'
import { customerId } from './whose.ts'

const person = (id: string, name: string, email: string): CustomerResponse => ({
  id,
  name,
  email,
  language: 'en',
  mail: true,
  confirmed: true,
})
const PEOPLE = [
  person('CU-4T7KQ2M9XW', 'Kim Minji', 'minji@example.com'),
  person('CU-4T7ZZ2M9XW', 'Kim Minji', 'kim@example.org'),
  person('CU-9XWKQ2M9XW', 'Lee Jun', 'jun@example.com'),
  person('CU-8888822222', 'Lee Juna', 'kim@example.org.kr'),
  person('CU-7777722222', '박수지', 'suji@example.com'),
  person('CU-ZZZZ222222', 'CU-4T7K', 'odd@example.com'),
]

/** A box office with these customers, whose search is that of the daemon. */
const customers: Client['customers'] = async ({ idPrefix = '', search = '' } = {}) => ({
  items: PEOPLE.filter(
    ({ id, name, email }) =>
      id.startsWith(idPrefix) &&
      `${name} ${email}`.toLowerCase().includes(String(search).toLowerCase()),
  ),
  next: null,
})
const found = (typed: string) => customerId({ customers }, typed)

test.each([
  ['cu-9', 'CU-9XWKQ2M9XW'],
  ['9xwk', 'CU-9XWKQ2M9XW'],
  ['minji@example.com', 'CU-4T7KQ2M9XW'],
  ['KIM@example.org', 'CU-4T7ZZ2M9XW'],
  ['lee jun', 'CU-9XWKQ2M9XW'],
  [' 수지 ', 'CU-7777722222'],
  ['CU-2222222222', 'CU-2222222222'],
])('W9: %j means one customer', async (typed, id) => {
  expect(await found(typed)).toBe(id)
})

test.each(['Kim Minji', 'cu-4t7', 'Lee', 'CU-4T7K'])(
  'W9: %j fits several, and the error lists them',
  async (typed) => {
    const failure = await found(typed).catch((error) => error)
    expect(failure).toMatchObject({ code: 'ambiguous-id' })
    expect(failure.flaws.length).toBeGreaterThan(1)
  },
)

test.each(['', '  '])('%j names nobody', async (typed) => {
  await expect(found(typed)).rejects.toMatchObject({ code: 'usage' })
})

test.each(['Nobody', '9x', 'x@example.com'])('W9: %j fits nobody', async (typed) => {
  await expect(found(typed)).rejects.toMatchObject({ code: 'customer-not-found' })
})

test('a person is asked which of several is meant', async () => {
  const asked: string[] = []
  const choose = async (candidates: readonly { readonly id: string; readonly label: string }[]) => {
    asked.push(...candidates.map(({ label }) => label))
    return candidates[1]?.id ?? ''
  }
  expect(await customerId({ customers }, 'kim minji', choose)).toBe('CU-4T7ZZ2M9XW')
  expect(asked).toEqual(['Kim Minji, minji@example.com', 'Kim Minji, kim@example.org'])
})
