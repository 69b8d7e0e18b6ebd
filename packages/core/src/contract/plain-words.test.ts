import { expect, test } from 'vitest'
import { z } from 'zod'
import { priceField } from './fields.ts'
import { inPlainWords } from './plain-words.ts'
import { registerMusicalRequest, signUpRequest } from './requests.ts'

const said = (schema: z.ZodType, value: unknown) =>
  schema
    .safeParse(value, { error: inPlainWords })
    .error?.issues.map(({ path, message }) => [...path, message].join(' '))

test.each<[z.ZodType, unknown, string]>([
  [z.string(), undefined, 'is missing'],
  [z.enum(['en', 'ko']), undefined, 'is missing'],
  [z.union([z.string(), z.number()]), undefined, 'is missing'],
  [z.string(), null, 'must be a text'],
  [z.number(), '1', 'must be a number'],
  [z.int(), 1.5, 'must be a whole number'],
  [z.int(), '1', 'must be a number'],
  [z.boolean(), 'yes', 'must be true or false'],
  [z.array(z.string()), {}, 'must be a list'],
  [z.strictObject({}), [], 'must be an object'],
  [z.record(z.string(), z.string()), 1, 'must be an object'],
  [z.date(), 1, 'must be date'],
  [z.enum(['trace', 'debug', 'info']), 'loud', 'must be one of trace, debug, info'],
  [z.literal('card'), 'cash', 'must be card'],
  [z.number().min(1), 0, 'must be at least 1'],
  [z.number().max(500), 501, 'must be at most 500'],
  [z.number().gt(0), 0, 'must be more than 0'],
  [z.number().lt(1), 1, 'must be less than 1'],
  [z.string().min(32), 'x', 'must have at least 32 characters'],
  [z.string().max(1), 'xy', 'must have at most 1 character'],
  [z.array(z.string()).min(1), [], 'must have at least 1 item'],
  [z.strictObject({}), { price: 1, admin: true }, 'there is no field price, admin'],
  [z.union([z.string(), z.number()]), true, 'is not valid'],
  [z.string().regex(/^a/), 'b', 'is not valid'],
  [z.string('must be a word'), 1, 'must be a word'],
])(
  'what is wrong is said plainly, and never in the words of the library (%#)',
  (schema, value, words) => {
    expect(said(schema, value)).toEqual([words])
  },
)

test('what a request lacks is missing, whatever it would have to be', () => {
  expect(said(signUpRequest, {})).toEqual(['name is missing', 'email is missing'])
  const grades = [{ price: {} }]
  const performances = [{ grades }]
  expect(said(registerMusicalRequest, { venue: 'X', performances })).toEqual([
    'title is missing',
    'performances 0 startsAt is missing',
    'performances 0 grades 0 grade is missing',
    'performances 0 grades 0 seats is missing',
    'performances 0 grades 0 price amount is missing',
    'performances 0 grades 0 price currency is missing',
  ])
})

test('a price that is too much or too little is told the limit', () => {
  const price = (amount: unknown) => said(priceField, { amount, currency: 'KRW' })
  expect(price(-1)).toEqual(['amount must be at least 0'])
  expect(price(1_000_000_001)).toEqual(['amount must be at most 1000000000'])
  expect(price('1')).toEqual(['amount must be a whole number'])
  expect(price(1.5)).toEqual(['amount must be a whole number'])
})
