import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countdown, windowText } from './sale.ts'

const MINUTE = 60_000
const NOW = Date.parse('2027-01-01T00:00:00Z')
const opens = '2027-01-03T12:00:00+09:00'

beforeEach(() => vi.useFakeTimers({ now: NOW }))
afterEach(() => {
  vi.useRealTimers()
})

test('a countdown has its two largest units, and no zeros', () => {
  const said = [2 * 1440 + 180, 1440, 200, 120, 5, 0].map((minutes) => countdown(minutes * MINUTE))
  expect(said).toEqual(['2 d 3 h', '1 d', '3 h 20 min', '2 h', '5 min', '1 min'])
})

test('a performance that is not on sale yet says how long it takes, with the moment', () => {
  expect(windowText({ sale: { opens } })).toMatch(/^opens in 2 d 3 h: .*2027.*12:00/)
  expect(windowText({ sale: { opens } }, Date.parse(opens))).toBeUndefined()
  expect(windowText({})).toBeUndefined()
})

test('a presale is said beside, and a sale that has closed is closed', () => {
  const presale = { opens: '2027-01-02T09:00:00+09:00' }
  expect(windowText({ sale: { opens }, presale })).toMatch(/^presale in 1 d, opens in 2 d 3 h: /)
  const early = windowText({ sale: { opens }, presale }, Date.parse(presale.opens))
  expect(early).toMatch(/^presale now, opens in 1 d 3 h: /)
  const closed = { sale: { closes: 'start-2h', closesAt: '2027-01-01T00:00:00Z' } }
  expect(windowText(closed)).toBe('closed')
})
