import { expect, test } from 'vitest'
import { z } from 'zod'
import { shapeText } from './render.ts'

const text = (schema: z.ZodType, io: 'input' | 'output' = 'output') =>
  shapeText(z.toJSONSchema(schema, { io, unrepresentable: 'any' }))

test.each<[z.ZodType, string]>([
  [z.string(), 'string'],
  [z.int(), 'integer'],
  [z.string().nullable(), 'string | null'],
  [z.enum(['a', 'b']), '"a" | "b"'],
  [z.literal(true), 'true'],
  [z.array(z.boolean()), 'boolean[]'],
  [z.array(z.string().nullable()), '(string | null)[]'],
  [
    z.array(z.union([z.object({ a: z.int() }), z.object({ b: z.int() })])),
    '({\n  a: integer\n} | {\n  b: integer\n})[]',
  ],
  [z.unknown(), 'any'],
  [z.strictObject({}), '{}'],
  [z.record(z.string(), z.object({ n: z.int() })), '{ [name]: {\n  n: integer\n} }'],
  [z.object({ a: z.object({ b: z.number() }) }), '{\n  a: {\n    b: number\n  }\n}'],
  [z.looseObject({ id: z.string() }), '{\n  id: string\n  …\n}'],
])('a shape is written in the short form (%#)', (schema, expected) => {
  expect(text(schema)).toBe(expected)
})

test('an optional field has a mark, and a remark is beside its field', () => {
  const schema = z.object({
    id: z.string(),
    until: z.string().optional().meta({ description: 'when it is tried again' }),
  })
  expect(text(schema)).toBe('{\n  id: string\n  until?: string  // when it is tried again\n}')
})

test('the remark of a field with several lines is beside the first line', () => {
  const list = z.array(z.object({ n: z.int() })).meta({ description: 'oldest first' })
  expect(text(z.object({ list }))).toBe('{\n  list: {  // oldest first\n    n: integer\n  }[]\n}')
})

test('the limits and defaults of fields in requests are shown', () => {
  const schema = z.strictObject({
    seats: z.int().min(1).max(100_000),
    name: z.string().min(1).max(20),
    mail: z.boolean().default(true),
    grades: z.array(z.string()).min(1),
  })
  expect(text(schema, 'input').split('\n')).toEqual([
    '{',
    '  seats: integer  // 1 to 100000',
    '  name: string  // 1 to 20 characters',
    '  mail?: boolean  // if left out: true',
    '  grades: string[]  // at least 1 items',
    '}',
  ])
})
