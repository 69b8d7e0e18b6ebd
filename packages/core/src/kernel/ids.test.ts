import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  asId,
  ID_ALPHABET,
  ID_LENGTH,
  ID_PREFIX,
  type IdKind,
  idFromBytes,
  idPrefix,
  isWholeId,
  paymentIdOf,
  reservationIdOf,
  typedTaskId,
} from './ids.ts'

const kinds = Object.keys(ID_PREFIX) as IdKind[]
const aKind = fc.constantFrom(...kinds)
const bytes = fc.uint8Array({ minLength: ID_LENGTH, maxLength: ID_LENGTH })

test('an id has no character that is mistaken for another when it is read aloud', () => {
  for (const mistakable of '0O1I') expect(ID_ALPHABET).not.toContain(mistakable)
  expect(new Set(ID_ALPHABET).size).toBe(32)
})

test('every id tells by its letters what it names', () => {
  expect(new Set(Object.values(ID_PREFIX)).size).toBe(kinds.length)
  fc.assert(
    fc.property(aKind, bytes, (kind, random) => {
      const id = idFromBytes(kind, random)
      expect(id).toMatch(/^[A-Z]{2}-[2-9A-HJ-NP-Z]{10}$/)
      expect(isWholeId(kind, id)).toBe(true)
      for (const other of kinds) if (other !== kind) expect(isWholeId(other, id)).toBe(false)
    }),
  )
})

test('each of the 32 characters comes out of the same number of bytes', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    const last = idFromBytes('event', new Uint8Array(ID_LENGTH).fill(byte)).slice(-1)
    counts.set(last, (counts.get(last) ?? 0) + 1)
  }
  expect(counts.size).toBe(32)
  expect(new Set(counts.values())).toEqual(new Set([8]))
})

test('a payment bears the number of its reservation, and leads back to it', () => {
  const reservation = asId<'reservation'>('RV-7KQ2M9XW4T')
  expect(paymentIdOf(reservation)).toBe('PY-7KQ2M9XW4T')
  expect(reservationIdOf(paymentIdOf(reservation))).toBe(reservation)
})

test('whatever start of an id is typed, in either case and with or without its letters, it is found', () => {
  fc.assert(
    fc.property(
      aKind,
      bytes,
      fc.integer({ min: 1, max: ID_LENGTH }),
      fc.boolean(),
      fc.boolean(),
      (kind, random, length, withLetters, lower) => {
        const id = idFromBytes(kind, random)
        const start = id.slice(0, 3 + length)
        const typed = withLetters ? start : start.slice(3)
        expect(idPrefix(kind, ` ${lower ? typed.toLowerCase() : typed} `)).toBe(start)
      },
    ),
  )
})

test.each([
  ['nothing', ''],
  ['the letters alone', 'RV-'],
  ['a character that no id has', 'RV-O'],
  ['more characters than an id has', '22222222222'],
  ['the letters of another kind with a dash', 'PY-22'],
  ['a wildcard', '%'],
  ['a quote', "2'"],
])('%s is the start of no id', (_, typed) => {
  expect(idPrefix('reservation', typed)).toBeUndefined()
})

test('whatever is typed, what comes out starts no id of another kind', () => {
  fc.assert(
    fc.property(aKind, fc.string(), (kind, typed) => {
      const start = idPrefix(kind, typed)
      if (start !== undefined)
        expect(start).toMatch(new RegExp(`^${ID_PREFIX[kind]}-[2-9A-HJ-NP-Z]{1,10}$`))
    }),
  )
})

test.each(['TK-110', 'tk-110', '110', ' TK-110 '])('%j names the task TK-110', (typed) => {
  expect(typedTaskId(typed)).toBe('TK-110')
})

test.each([
  '',
  'TK',
  'TK-',
  'TK-0',
  'TK-011',
  'TK-4T7',
  'TK-1e3',
  '-1',
  'RV-110',
  '1234567890123456',
])('%j is the id of no task', (typed) => {
  expect(typedTaskId(typed)).toBeUndefined()
})

test('the start of an id is not a whole one, and lower case is not its form', () => {
  expect(isWholeId('reservation', 'RV-7KQ2M9XW4')).toBe(false)
  expect(isWholeId('reservation', 'rv-7kq2m9xw4t')).toBe(false)
  expect(isWholeId('reservation', 'RV-7KQ2M9XW4T')).toBe(true)
})
