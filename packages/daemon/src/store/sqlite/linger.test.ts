import { beforeEach, expect, test } from 'vitest'
import { lingering } from './linger.ts'

let now: number
let linger: ReturnType<typeof lingering>
beforeEach(() => {
  now = 1_000
  linger = lingering(() => now)
})

const commitOf = (ms: number) =>
  linger.timed(() => {
    now += ms
  })

test('work that nobody waits for waits a little for company', () => {
  expect(linger.waitMs()).toBe(5)
})

test('a slow disk makes it wait longer, so that its commits take a fifth of the time at most', () => {
  commitOf(4)
  expect(linger.waitMs()).toBe(16)
})

test('only the last commit counts', () => {
  commitOf(10)
  commitOf(0.2)
  expect(linger.waitMs()).toBe(5)
})

test('however slow the disk is, it waits no longer than 100 ms', () => {
  commitOf(3_000)
  expect(linger.waitMs()).toBe(100)
})

test('while people rush it waits until nobody has asked for 50 ms', () => {
  linger.asked()
  expect(linger.waitMs()).toBe(50)
  now += 20
  expect(linger.waitMs()).toBe(30)
  linger.asked()
  expect(linger.waitMs()).toBe(50)
  now += 50
  expect(linger.waitMs()).toBe(5)
})

test('a commit that fails counts as one, and the failure goes on to the caller', () => {
  const failing = () => {
    now += 6
    throw new Error('the disk is full')
  }
  expect(() => linger.timed(failing)).toThrow('the disk is full')
  expect(linger.waitMs()).toBe(24)
})
