import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ID_ALPHABET, ID_PREFIX, type IdKind, isWholeId, paymentIdOf } from './ids.ts'
import { numberedId, numberOf } from './numbered-ids.ts'

const aKind = fc.constantFrom(...(Object.keys(ID_PREFIX) as IdKind[]))
const aNumber = fc.bigInt({ min: 1n, max: 2n ** 50n - 1n }).map(Number)

test('a numbered id leads back to its number, and is a whole id of its kind', () => {
  fc.assert(
    fc.property(aKind, aNumber, (kind, number) => {
      const id = numberedId(kind, number)
      expect(isWholeId(kind, id)).toBe(true)
      expect(numberOf(kind, id)).toBe(number)
    }),
    { numRuns: 500 },
  )
})

test('two numbers never have the same id', () => {
  fc.assert(
    fc.property(aNumber, aNumber, (one, other) => {
      const same = numberedId('reservation', one) === numberedId('reservation', other)
      expect(same).toBe(one === other)
    }),
  )
})

test('ids that follow each other differ in their first character, so a short start tells one’s own apart', () => {
  for (let number = 1; number < 1000; number++) {
    const [one, next] = [numberedId('reservation', number), numberedId('reservation', number + 1)]
    expect(one[3]).not.toBe(next[3])
  }
})

test.each([
  '',
  'RV-',
  'RV-2',
  'PY-7KQ2M9XW4T',
  'rv-7kq2m9xw4t',
  'RV-7KQ2M9XW4O',
  "RV-7KQ2M9XW4T'",
  'no id at all',
])('%j is no whole id, so it has no number', (text) => {
  expect(numberOf('reservation', text)).toBeUndefined()
})

test('a payment has the number of its reservation', () => {
  fc.assert(
    fc.property(aNumber, (number) => {
      expect(numberOf('payment', paymentIdOf(numberedId('reservation', number)))).toBe(number)
    }),
  )
})

test.each([
  [1, 'RV-MSVWX6TBVP'],
  [2, 'RV-9KRTUBLMRC'],
  [1_000_000, 'RV-3HCJM543U2'],
  [2 ** 50 - 1, 'RV-E9654V8Q6D'],
])('number %i has the id that stands in databases and mails of before', (number, id) => {
  expect(numberedId('reservation', number)).toBe(id)
})

test('an id is its number times 2^50 over the golden ratio, written with the characters of ids', () => {
  const inFull = (n: number) => {
    let rest = (BigInt(n) * 695_850_104_563_573n) % 2n ** 50n
    let text = ''
    for (let i = 0; i < 10; i++) {
      text = ID_ALPHABET.charAt(Number(rest % 32n)) + text
      rest /= 32n
    }
    return `EV-${text}`
  }
  for (const edge of [0, 1, 2 ** 25 - 1, 2 ** 25, 2 ** 49, 2 ** 50 - 1])
    expect(numberedId('event', edge)).toBe(inFull(edge))
  fc.assert(
    fc.property(aNumber, (number) => {
      expect(numberedId('event', number)).toBe(inFull(number))
    }),
    { numRuns: 1000 },
  )
})
