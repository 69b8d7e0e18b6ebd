import { expect, test } from 'vitest'
import { z } from 'zod'
import { priceField } from './fields.ts'
import { asFlaw, type Flaw, flaw, flawed, readFlaw } from './flaws.ts'
import { registerMusicalRequest, signUpRequest } from './requests.ts'

const found = (schema: z.ZodType, value: unknown) =>
  schema
    .safeParse(value, { error: asFlaw })
    .error?.issues.map(({ path, message }) => ({ path: path.join('.'), ...readFlaw(message) }))

const kind = (...expected: string[]): Flaw => ({ code: 'wrong-kind', params: { expected } })
const small = (of: 'number' | 'text' | 'list', limit: number, isAllowed = true): Flaw => ({
  code: 'too-small',
  params: { of, limit, isAllowed },
})
const large = (of: 'number' | 'text' | 'list', limit: number, isAllowed = true): Flaw => ({
  code: 'too-large',
  params: { of, limit, isAllowed },
})
const missing: Flaw = { code: 'missing', params: {} }
const notValid: Flaw = { code: 'not-valid', params: {} }

test.each<[z.ZodType, unknown, Flaw]>([
  [z.string(), undefined, missing],
  [z.enum(['en', 'ko']), undefined, missing],
  [z.union([z.string(), z.number()]), undefined, missing],
  [z.string(), null, kind('text')],
  [z.number(), '1', kind('number')],
  [z.int(), 1.5, kind('whole-number')],
  [z.int(), '1', kind('number')],
  [z.boolean(), 'yes', kind('true-or-false')],
  [z.array(z.string()), {}, kind('list')],
  [z.strictObject({}), [], kind('object')],
  [z.record(z.string(), z.string()), 1, kind('object')],
  [z.date(), 1, kind('date')],
  [z.enum(['a', 'b', 'c']), 'd', { code: 'not-listed', params: { values: ['a', 'b', 'c'] } }],
  [z.literal('card'), 'cash', { code: 'not-listed', params: { values: ['card'] } }],
  [z.number().min(1), 0, small('number', 1)],
  [z.number().max(500), 501, large('number', 500)],
  [z.number().gt(0), 0, small('number', 0, false)],
  [z.number().lt(1), 1, large('number', 1, false)],
  [z.string().min(32), 'x', small('text', 32)],
  [z.string().max(1), 'xy', large('text', 1)],
  [z.array(z.string()).min(1), [], small('list', 1)],
  [
    z.strictObject({}),
    { price: 1, admin: true },
    { code: 'unknown-fields', params: { names: ['price', 'admin'], more: 0 } },
  ],
  [z.union([z.string(), z.number()]), true, notValid],
  [z.string().regex(/^a/), 'b', notValid],
  [z.string().min(1, flaw('empty', {})), '', { code: 'empty', params: {} }],
  [z.int(flawed('not-a-share', {})), undefined, missing],
  [z.int(flawed('not-a-share', {})), 'x', { code: 'not-a-share', params: {} }],
])('what is wrong has a code and parameters (%#)', (schema, value, wrong) => {
  expect(found(schema, value)).toEqual([{ path: '', ...wrong }])
})

test('of many unknown fields some are named, and all are counted', () => {
  const value = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`f${i}`, 1]))
  const [wrong] = found(z.strictObject({}), value) ?? []
  expect(wrong).toMatchObject({ code: 'unknown-fields', params: { more: 5 } })
})

test('a sentence of the schema itself is no flaw', () => {
  expect(readFlaw('must be a word')).toBeUndefined()
})

const at = (schema: z.ZodType, value: unknown) =>
  found(schema, value)?.map((wrong) => `${wrong.path} ${'code' in wrong && wrong.code}`)

test('what a request lacks is missing, whatever it would have to be', () => {
  expect(at(signUpRequest, {})).toEqual(['name missing', 'email missing'])
  const grades = [{ price: {} }]
  const performances = [{ grades }]
  expect(at(registerMusicalRequest, { venue: 'X', performances })).toEqual([
    'title missing',
    'performances.0.startsAt missing',
    'performances.0.grades.0.grade missing',
    'performances.0.grades.0.price.amount missing',
    'performances.0.grades.0.price.currency missing',
    'performances.0.grades.0.seats missing',
  ])
})

test('a price that is too much or too little is told the limit', () => {
  const price = (amount: unknown) => found(priceField, { amount, currency: 'KRW' })
  const path = 'amount'
  expect(price(-1)).toEqual([{ path, ...small('number', 0) }])
  expect(price(1_000_000_001)).toEqual([{ path, ...large('number', 1_000_000_000) }])
  expect(price('1')).toEqual([{ path, ...kind('whole-number') }])
  expect(price(1.5)).toEqual([{ path, ...kind('whole-number') }])
})
