import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_JSON_DEPTH } from './body-limits.ts'
import { parseJson } from './json.ts'

const tooDeep = expect.objectContaining({
  code: 'malformed-json',
  params: { case: 'depth', most: MAX_JSON_DEPTH },
})
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

describe('S7: the depth of a body', () => {
  test('is bounded', () => {
    expect(parseJson(nested(MAX_JSON_DEPTH), 'application/json')).toBeDefined()
    expect(() => parseJson(nested(MAX_JSON_DEPTH + 1), 'application/json')).toThrow(tooDeep)
    const objects = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`
    expect(() => parseJson(objects, 'application/json')).toThrow(tooDeep)
  })

  test('does not count brackets in texts, nor lists side by side', () => {
    const text = JSON.stringify({ a: '[{'.repeat(100), 'b"\\': Array(100).fill([]), '{': '\\"[' })
    expect(parseJson(text, 'application/json')).toEqual(JSON.parse(text))
  })

  test('is counted right for every value', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
        : 0
    const deep = fc.tuple(fc.jsonValue({ maxDepth: 3 }), fc.integer({ min: 0, max: 40 }))
    fc.assert(
      fc.property(deep, ([inner, levels]) => {
        let value: unknown = inner
        for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { 'a"[': value }
        const read = () => parseJson(JSON.stringify(value), 'application/json')
        if (depthOf(value) > MAX_JSON_DEPTH) expect(read).toThrow(tooDeep)
        else expect(read).not.toThrow()
      }),
    )
  })
})

describe('C8: the character set of a body', () => {
  test.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8'])('may be named: %s', (charset) => {
    expect(parseJson('{}', `application/json; charset=${charset}`)).toEqual({})
    expect(parseJson('{}', `application/json;v=1;Charset=${charset}`)).toEqual({})
  })

  test.each(['euc-kr', 'cp949', '"iso-8859-1"', 'utf-16', 'utf-8; charset=euc-kr'])(
    'that is not UTF-8 is refused: %s',
    (charset) => {
      expect(() => parseJson('{}', `application/json; charset=${charset}`)).toThrow(
        expect.objectContaining({
          code: 'unsupported-media-type',
          params: { case: 'charset', charset: expect.not.stringMatching(/utf-8/) },
        }),
      )
    },
  )
})
