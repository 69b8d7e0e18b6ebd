import { expect, test } from 'vitest'
import { basedOn, basedOnText, versionFor } from './based-on.ts'

test.each([
  ['3 of HA-7KQ', { version: 3, of: 'HA-7KQ' }],
  [' 12 ', { version: 12, of: undefined }],
  ['0', undefined],
  ['3 of', undefined],
  ['3 of A B', undefined],
  ['three', undefined],
])('the version "%s" is read', (text, base) => {
  expect(basedOn(text)).toEqual(base)
  if (base) expect(basedOn(basedOnText(base))).toEqual(base)
})

test('a file that was printed from another hall or performance changes no version of this one', () => {
  expect(versionFor('HA-7KQ', { version: 3, of: 'HA-7KQ' })).toBe(3)
  expect(versionFor('HA-7KQ', { version: 3 })).toBe(3)
  expect(versionFor('PF-7KQ', { version: 3, of: 'HA-7KQ' })).toBeUndefined()
  expect(versionFor('PF-7KQ', undefined)).toBeUndefined()
})
