import { expect, test } from 'vitest'
import { endOfToken, scopeList } from './access.ts'

const NOW = Date.parse('2026-12-01T00:00:00Z')

test.each([
  ['30m', '2026-12-01T00:30:00.000Z'],
  ['12h', '2026-12-01T12:00:00.000Z'],
  ['90d', '2027-03-01T00:00:00.000Z'],
  [' 2w ', '2026-12-15T00:00:00.000Z'],
  ['2027-01-05T19:30+09:00', '2027-01-05T10:30:00.000Z'],
  ['2027-01-05T10:30:00.500Z', '2027-01-05T10:30:00.500Z'],
])('%o is the end of a token', (text, end) => {
  expect(endOfToken(text, NOW)).toBe(end)
})

test.each(['', '0d', '90', 'd', '-1d', '1y', 'soon', '2027-01-05', '2027-13-05T19:30Z', '1.5d'])(
  '%o is no end of a token',
  (text) => {
    expect(() => endOfToken(text, NOW)).toThrow('--ends has to be')
  },
)

test('scopes are separated by commas, and each counts once', () => {
  expect(scopeList('read')).toEqual(['read'])
  expect(scopeList('Sell, door,sell')).toEqual(['sell', 'door'])
})

test.each(['', 'reed', 'read book', 'read,', 'admin;'])('%o is no list of scopes', (text) => {
  expect(() => scopeList(text)).toThrow('read, book, sell, door, finance, admin')
})
