import type { CommitNews } from '@outerpark/core/ports'
import { beforeEach, expect, test } from 'vitest'
import { type ManualClock, manualClock, START } from '../testing/clock.ts'
import { watchRush } from './rush.ts'

let clock: ManualClock
let tell: (booked: number) => void
let watch: ReturnType<typeof watchRush>
let listening: boolean

beforeEach(() => {
  clock = manualClock()
  const onCommit = (listener: (news: CommitNews) => void) => {
    listening = true
    tell = (booked) => listener({ position: 1, queued: new Set(), booked, people: [] })
    return () => {
      listening = false
    }
  }
  watch = watchRush({ onCommit }, clock)
})

test('there is no rush before the first booking', () => {
  expect(watch.rush()).toBeUndefined()
})

test('many bookings are a rush for 50 ms, and further bookings prolong it', () => {
  tell(25)
  expect(watch.rush()).toEqual({ until: START + 50, evenLate: false })
  clock.advance(30)
  tell(64)
  expect(watch.rush()).toEqual({ until: START + 80, evenLate: false })
  clock.advance(49)
  expect(watch.rush()).toEqual({ until: START + 80, evenLate: false })
  clock.advance(1)
  expect(watch.rush()).toBeUndefined()
})

test('several small groups of bookings are a rush if they are many within 50 ms', () => {
  for (let i = 0; i < 24; i++) {
    tell(1)
    clock.advance(2)
  }
  expect(watch.rush()).toBeUndefined()
  tell(1)
  expect(watch.rush()).toEqual({ until: clock.now() + 50, evenLate: false })
})

test('bookings at a rate that the payments can follow are no rush', () => {
  for (let i = 0; i < 1_000; i++) {
    tell(1)
    clock.advance(3)
    expect(watch.rush()).toBeUndefined()
  }
})

test('other commits than bookings are no rush', () => {
  tell(0)
  expect(watch.rush()).toBeUndefined()
})

test('a clock that is set back during a rush ends the rush until the next booking', () => {
  tell(25)
  clock.advance(-3_600_000)
  expect(watch.rush()).toBeUndefined()
  tell(25)
  expect(watch.rush()).toEqual({ until: clock.now() + 50, evenLate: false })
})

test('after the watch is stopped, bookings are no longer counted', () => {
  watch.stop()
  expect(listening).toBe(false)
})

test('an office for which people have waited begins with a rush of a second', () => {
  const opened = watchRush({ onCommit: () => () => undefined }, clock, undefined, START)
  expect(opened.rush()).toEqual({ until: START + 1_000, evenLate: true })
  clock.advance(999)
  expect(opened.rush()).toEqual({ until: START + 1_000, evenLate: true })
  clock.advance(1)
  expect(opened.rush()).toBeUndefined()
})
