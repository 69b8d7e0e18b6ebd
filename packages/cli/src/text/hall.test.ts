import { afterEach, beforeEach, expect, test } from 'vitest'
import { showTime, timeColumn, whoseClock } from './hall.ts'

const zone = process.env.TZ

beforeEach(() => {
  process.env.TZ = 'UTC'
})
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const SEOUL = '2027-02-16T19:30:00+09:00'
const LONDON = '2027-02-17T19:30:00+00:00'

test('W4: a time shows the zone of its hall only to readers whose clock differs', () => {
  expect(showTime(SEOUL)).toBe('Tue 2027-02-16 19:30 (UTC+9)')
  process.env.TZ = 'Asia/Seoul'
  expect(showTime(SEOUL)).toBe('Tue 2027-02-16 19:30')
})

test('W4: a column names the zone once, if all of its halls have the same', () => {
  const { title, show } = timeColumn([SEOUL, SEOUL])
  expect([title, show(SEOUL)]).toEqual(['STARTS AT (UTC+9)', 'Tue 2027-02-16 19:30'])
  const mixed = timeColumn([SEOUL, LONDON])
  expect([mixed.title, mixed.show(SEOUL), mixed.show(LONDON)]).toEqual([
    'STARTS AT',
    'Tue 2027-02-16 19:30 (UTC+9)',
    'Wed 2027-02-17 19:30',
  ])
  process.env.TZ = 'Asia/Tokyo'
  expect(timeColumn([SEOUL]).title).toBe('STARTS AT')
})

test('W4: whose clock shows what is said where both are shown and differ', () => {
  expect(whoseClock([SEOUL])).toBe(
    'When something happened is shown in your time (UTC), performances in the time of their hall.',
  )
  expect(whoseClock([LONDON])).toBeUndefined()
  expect(whoseClock([])).toBeUndefined()
})
