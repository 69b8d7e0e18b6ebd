import { expect, test } from 'vitest'
import { dueAt } from './schedule.ts'

const HOUR = 3_600_000
const now = Date.parse('2026-11-30T12:00:00Z')
const due = (newest: number | undefined, failed: number | undefined, everyMs = 6 * HOUR) =>
  dueAt({ newest, failed }, everyMs, now) - now

test('the first backup is due at once', () => {
  expect(due(undefined, undefined)).toBe(0)
})

test('the next one is due after the interval, also if the daemon was stopped in between', () => {
  expect(due(now - HOUR, undefined)).toBe(5 * HOUR)
  expect(due(now - 9 * HOUR, undefined)).toBe(-3 * HOUR)
})

test('after a failure it is tried again within ten minutes, and never more often than asked', () => {
  expect(due(now - 9 * HOUR, now - 60_000)).toBe(540_000)
  expect(due(undefined, now, 120_000)).toBe(120_000)
})

test('after the clock was set back it does not wait for a time that lies far ahead', () => {
  expect(due(now + 48 * HOUR, undefined)).toBe(0)
  expect(due(now - HOUR, now + 48 * HOUR)).toBe(5 * HOUR)
})
