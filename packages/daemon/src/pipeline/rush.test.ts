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
    tell = (booked) => listener({ position: 1, queued: new Set(), booked })
    return () => {
      listening = false
    }
  }
  watch = watchRush({ onCommit }, clock)
})

test('nobody rushes before the first booking', () => {
  expect(watch.rush()).toBeUndefined()
})

test('a booking is a rush for 50 ms, and each further one makes it last', () => {
  tell(1)
  expect(watch.rush()).toBe(START + 50)
  clock.advance(30)
  tell(64)
  expect(watch.rush()).toBe(START + 80)
  clock.advance(49)
  expect(watch.rush()).toBe(START + 80)
  clock.advance(1)
  expect(watch.rush()).toBeUndefined()
})

test('what is committed besides bookings is no rush', () => {
  tell(0)
  expect(watch.rush()).toBeUndefined()
})

test('a clock that is set back in the midst of a rush ends it, until the next booking', () => {
  tell(1)
  clock.advance(-3_600_000)
  expect(watch.rush()).toBeUndefined()
  tell(1)
  expect(watch.rush()).toBe(clock.now() + 50)
})

test('who has stopped watching hears of no booking', () => {
  watch.stop()
  expect(listening).toBe(false)
})
