import { flaw, readFlaw } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { routeList } from '../testing/route-list.ts'
import { Problem } from './problem.ts'
import { validate } from './validate.ts'

/** Everything in a schema that may have an error of its own: schemas and their checks. */
function* partsOf(value: unknown, seen = new Set<unknown>()): Generator<object> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if ('_zod' in value && typeof value._zod === 'object' && value._zod && 'def' in value._zod) {
    yield Object(value._zod.def)
    yield* partsOf(value._zod.def, seen)
    return
  }
  for (const part of Object.values(value)) yield* partsOf(part, seen)
}

/** The errors that a schema says itself, in the place of the words for its issues. */
function ownErrors(schema: z.ZodType): string[] {
  return [...partsOf(schema)].flatMap((def) => {
    const error: unknown = Reflect.get(def, 'error')
    if (typeof error !== 'function') return []
    const said: unknown = error({ code: 'custom', input: null })
    const message = Object(said).message ?? said
    return message === undefined ? [] : [String(message)]
  })
}

test('no schema of a route has a sentence: each error is a flaw, which has words in each language', () => {
  const schemas = routeList().flatMap(({ body, query }) => [body, query].filter((part) => !!part))
  const errors = schemas.flatMap(ownErrors)
  expect(errors.length).toBeGreaterThan(20)
  expect(errors.filter((error) => readFlaw(error) === undefined)).toEqual([])
  expect(ownErrors(z.object({ a: z.string().min(1, 'must be long') }))).toEqual(['must be long'])
})

const failed = (schema: z.ZodType, value: unknown, part: 'body' | 'query' = 'body'): unknown => {
  try {
    return validate(schema, value, part)
  } catch (error) {
    return error instanceof Problem ? { params: error.params, flaws: error.extras.flaws } : error
  }
}

test('each wrong field is named with its path', () => {
  const schema = z.strictObject({ name: z.string().min(1, flaw('empty', {})), seats: z.int() })
  expect(failed(schema, { name: '', seats: 1.5 })).toEqual({
    params: { case: 'body', more: 0 },
    flaws: [
      { path: 'name', code: 'empty', params: {} },
      { path: 'seats', code: 'wrong-kind', params: { expected: ['whole-number'] } },
    ],
  })
})

test('of many wrong fields some are named, and all are counted', () => {
  const values = Array.from({ length: 25 }, () => 'x')
  const { params, flaws } = Object(failed(z.array(z.int()), values, 'query'))
  expect(params).toEqual({ case: 'query', more: 5 })
  expect(flaws).toHaveLength(20)
})
