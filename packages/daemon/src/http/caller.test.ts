import type { Customer } from '@outerpark/core/customer'
import { asId } from '@outerpark/core/kernel'
import { expect, test, vi } from 'vitest'
import { callerFinder } from './caller.ts'
import { Problem } from './problem.ts'
import { tokenHash } from './token.ts'

const minji: Customer = {
  id: asId<'customer'>('CU-AAAAAAAAAA'),
  name: 'Kim',
  email: 'k@e.com',
  language: 'en',
  mail: true,
}
const find = (customers: Record<string, Customer>) => {
  const look = vi.fn(async (hash: string) => customers[hash])
  const { find: caller, forget } = callerFinder('opa_admin', look)
  return { look, caller, forget }
}

test('a request without a token comes from nobody', async () => {
  expect(await find({}).caller(undefined)).toEqual({ role: 'nobody' })
})

test('the admin is recognized by the token, without a query to the database', async () => {
  const { caller, look } = find({})
  expect(await caller('Bearer opa_admin')).toEqual({ role: 'admin' })
  expect(await caller('bearer opa_admin')).toEqual({ role: 'admin' })
  expect(look).not.toHaveBeenCalled()
})

test('a customer is looked up by the hash of the token, never by the token', async () => {
  const { caller, look } = find({ [tokenHash('op_1')]: minji })
  expect(await caller('Bearer op_1')).toEqual({ role: 'customer', customer: minji })
  expect(look).toHaveBeenCalledExactlyOnceWith(tokenHash('op_1'))
  expect(tokenHash('op_1')).toMatch(/^[0-9a-f]{64}$/)
})

test('a customer is looked up once, and then remembered', async () => {
  const { caller, look } = find({ [tokenHash('op_1')]: minji })
  const first = await caller('Bearer op_1')
  expect(await caller('Bearer op_1')).toBe(first)
  expect(look).toHaveBeenCalledOnce()
})

test('an unknown token is not remembered, since its customer may sign up a moment later', async () => {
  const customers: Record<string, Customer> = {}
  const { caller } = find(customers)
  await expect(caller('Bearer op_1')).rejects.toThrow(Problem)
  customers[tokenHash('op_1')] = minji
  expect(await caller('Bearer op_1')).toMatchObject({ role: 'customer' })
})

test('W11: a customer who changed is looked up again, also if the look-up was under way', async () => {
  const customers = { [tokenHash('op_1')]: minji }
  const { caller, forget, look } = find(customers)
  await caller('Bearer op_1')
  customers[tokenHash('op_1')] = { ...minji, name: 'Kim Minji' }
  forget([asId('CU-BBBBBBBBBB')])
  expect(await caller('Bearer op_1')).toMatchObject({ customer: { name: 'Kim' } })
  forget([minji.id])
  expect(await caller('Bearer op_1')).toMatchObject({ customer: { name: 'Kim Minji' } })
  forget([minji.id])
  look.mockImplementationOnce(async () => {
    forget([minji.id])
    return minji
  })
  await caller('Bearer op_1')
  expect(await caller('Bearer op_1')).toMatchObject({ customer: { name: 'Kim Minji' } })
})

test('the number of remembered callers is limited: the oldest is forgotten and looked up again', async () => {
  const look = vi.fn(async (hash: string) => ({ ...minji, name: hash }))
  const { find: caller } = callerFinder('opa_admin', look)
  for (let i = 0; i <= 10_000; i++) await caller(`Bearer op_${i}`)
  look.mockClear()
  await caller('Bearer op_5000')
  expect(look).not.toHaveBeenCalled()
  await caller('Bearer op_0')
  expect(look).toHaveBeenCalledOnce()
})

test.each([
  '',
  'Bearer',
  'Bearer ',
  'Basic eDp5',
  'op_1',
  'Bearer a b',
  `Bearer ${'x'.repeat(201)}`,
  'Bearer op_1, Bearer op_2',
])('the header %j holds no bearer token', async (header) => {
  const asking = async () => find({}).caller(header)
  await expect(asking()).rejects.toMatchObject({ code: 'not-signed-in' })
})
