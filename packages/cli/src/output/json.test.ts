import { isPrintable } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { jsonLine, jsonPage } from './json.ts'

test('JSON is one line, and has the same value after it is parsed', () => {
  const data = { title: '오페라의 유령', notes: ['a\nb', '\u001b[31m\u009b\u202e\ufeff\u{e0041}'] }
  expect(isPrintable(jsonLine(data))).toBe(true)
  expect(JSON.parse(jsonLine(data))).toEqual(data)
  expect(JSON.parse(jsonPage(data))).toEqual(data)
})
