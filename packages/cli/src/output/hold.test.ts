import type { HoldResponse } from '@outerpark/core/contract'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { speak } from '../words/words.ts'
import { heldNote, holdNotes, holdText, untilText } from './hold.ts'
import { noPaint } from './paint.ts'

const NOW = Date.parse('2026-11-30T21:00:00Z')
const won = (amount: number) => ({ amount, currency: 'KRW' })
const hold: HoldResponse = {
  ...{ performanceId: 'PF-7KQ2M9XW22', title: 'Rent', startsAt: '2037-01-05T19:30:00+00:00' },
  ...{ grade: null, seats: 3, amount: won(480_000), mayExtend: true },
  lines: [
    { grade: 'R', seats: 1, price: won(140_000), places: ['1F/8/2'] },
    { grade: 'VIP', seats: 2, price: won(170_000), places: ['1F/1/3', '1F/1/4'] },
  ],
  until: '2026-11-30T21:09:58.400Z',
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  vi.stubEnv('TZ', 'UTC')
})
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  await speak('en')
})

test('each grade has its seats and its price, and the time has an end and a length', () => {
  expect(holdText(hold, noPaint).split('\n')).toEqual([
    'title        Rent',
    'starts at    Mon 2037-01-05 19:30',
    'seats        1 × R (1F row 8: 2), ₩140,000',
    '             2 × VIP (1F row 1: 3, 4), ₩170,000 each',
    'amount       ₩480,000',
    'until        2026-11-30 21:09:58, for 9:58 minutes',
    'performance  PF-7KQ2M9XW22',
  ])
})

test('in Korean, too', async () => {
  await speak('ko')
  expect(holdText(hold, noPaint).split('\n').slice(2, 6)).toEqual([
    '좌석  R석 1매(1F 8열 2번), 140,000원',
    '      VIP석 2매(1F 1열 3, 4번), 1매 170,000원',
    '금액  480,000원',
    '기한  2026-11-30 21:09:58까지, 9분 58초 남음',
  ])
  expect(untilText({ until: '2026-11-30T21:00:09Z' })).toBe('2026-11-30 21:00:09까지, 9초 남음')
})

test.each([
  ['2026-11-30T21:00:07Z', '21:00:07, for 0:07 minutes'],
  ['2026-11-30T22:05:00Z', '22:05:00, for 1:05 hours'],
  // A clock that is ahead.
  ['2026-11-30T20:59:00Z', '20:59:00'],
])('seats that are held until %s are held until %s', (until, text) => {
  expect(untilText({ until })).toBe(`2026-11-30 ${text}`)
})

test('what was held can be booked, and have more time once', () => {
  expect(holdNotes(hold, {})).toEqual([
    'To book them: outerpark book PF-7KQ2M9XW22 --held',
    'For more time, once: outerpark hold PF-7KQ2M9XW22 --extend',
  ])
  expect(holdNotes({ ...hold, mayExtend: false }, {})).toHaveLength(1)
})

test('a booking that would be refused is not suggested, but one that would not', () => {
  const leavesSingle = { seats: ['1F/1/5'], instead: ['1F/1/4', '1F/1/5'] }
  const alone = { ...hold, leavesSingle, mayExtend: false }
  expect(holdNotes(alone, { acceptRestricted: true })).toEqual([
    'A booking of just these seats is refused: it leaves 1F/1/5 alone, which nobody would buy.',
    'As good, and it leaves none alone: outerpark hold PF-7KQ2M9XW22 --seats 1F/1/4,1F/1/5 --accept-restricted',
  ])
})

test('what was given back is counted, and there is nothing to do', () => {
  const given = { performanceId: hold.performanceId, seats: 1 }
  expect(holdText(given, noPaint)).toBe('One seat is given back.')
  expect(holdText({ ...given, seats: 0 }, noPaint)).toBe('You held no seats of this performance.')
  expect(holdNotes(given, {})).toBeUndefined()
})

test('the note below a plan names the seats and the time that is left', () => {
  expect(heldNote(hold)).toBe(
    'You hold 1F/8/2, 1F/1/3, 1F/1/4 until 2026-11-30 21:09:58, for 9:58 minutes. To book them: outerpark book PF-7KQ2M9XW22 --held',
  )
})
