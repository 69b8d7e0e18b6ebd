import { expect, test } from 'vitest'
import { broken, none, same } from './findings.ts'

test('only findings that do not hold are broken, and they say why', () => {
  const findings = [same('sold', 100, 100), same('held', 3, 0), none('lost', [])]
  expect(broken(findings)).toEqual(['held: 3 instead of 0'])
})

test('a number that could not be read does not count as equal', () => {
  expect(same('sold', Number.NaN, 100).holds).toBe(false)
})

test('all exceptions are counted, and the first ones are named', () => {
  const ids = Array.from({ length: 7 }, (_, i) => `RV-${i}`)
  expect(none('lost', ids)).toMatchObject({
    holds: false,
    detail: '7: RV-0, RV-1, RV-2, RV-3, RV-4',
  })
})
