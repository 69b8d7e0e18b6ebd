import { afterEach, beforeEach, expect, test } from 'vitest'
import { performanceTime } from './when.ts'

const zone = process.env.TZ

beforeEach(() => {
  process.env.TZ = 'Asia/Seoul'
})
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test('a time with an offset stays unchanged', () => {
  expect(performanceTime('2027-01-05T19:30+09:00')).toBe('2027-01-05T19:30+09:00')
  expect(performanceTime('2027-01-05T10:30:00Z')).toBe('2027-01-05T10:30:00Z')
})

test('a time without an offset is in the time zone of this machine', () => {
  expect(performanceTime('2027-01-05 19:30')).toBe('2027-01-05T19:30+09:00')
  expect(performanceTime('2027-01-05T19:30')).toBe('2027-01-05T19:30+09:00')
})

test('the offset is that of the given day, not of today', () => {
  process.env.TZ = 'America/New_York'
  expect(performanceTime('2027-01-05 19:30')).toBe('2027-01-05T19:30-05:00')
  expect(performanceTime('2027-07-05 19:30')).toBe('2027-07-05T19:30-04:00')
})

test('an hour that the clocks skip is not a time', () => {
  process.env.TZ = 'America/New_York'
  expect(() => performanceTime('2027-03-14 02:30')).toThrow('--at')
})

test.each(['2027-02-30 19:30', '2027-01-05', '19:30', 'tomorrow', '2027-13-01T19:30+09:00', ''])(
  '%j is not a time',
  (text) => {
    expect(() => performanceTime(text)).toThrow('--at has to be a time')
  },
)
