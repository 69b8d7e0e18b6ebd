import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rateLimits } from './rate-limits.ts'
import type { Route } from './route.ts'
import { slowDown } from './slow-down.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const rates = { customer: 0, admin: 0, anonymous: 0.01, signUp: 0.01 }
// The limits read nothing else of a route.
const signUpRoute = { allowance: 'sign-up' } as Route

/** Counts sign-ups on one connection from this address, and gives the connection. */
function signUps(count: number, remoteAddress: string, trustedProxies: readonly string[] = []) {
  const { addressOf, limits } = slowDown(
    rateLimits(rates, () => 0),
    trustedProxies,
  )
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress })
  const incoming = new IncomingMessage(socket)
  let refused = 0
  for (let i = 0; i < count; i++)
    try {
      limits.count(signUpRoute, { role: 'nobody' }, () => addressOf(incoming))
    } catch {
      refused += 1
    }
  return { socket, refused, limits, address: () => addressOf(incoming) }
}

describe('S7: a connection whose requests without a token are too many', () => {
  test('is not read for a moment', async () => {
    const { socket, refused } = signUps(3, '203.0.113.7')
    expect(refused).toBe(2)
    expect(socket.isPaused()).toBe(true)
    // Node does this after each request.
    socket.resume()
    await new Promise(process.nextTick)
    expect(socket.isPaused()).toBe(true)
    vi.advanceTimersByTime(250)
    expect(socket.isPaused()).toBe(false)
    expect([socket.listenerCount('resume'), vi.getTimerCount()]).toEqual([0, 0])
  })

  test('is read as before while they are within the limit', () => {
    expect(signUps(1, '203.0.113.7')).toMatchObject({ refused: 0 })
    expect(signUps(1, '203.0.113.7').socket.isPaused()).toBe(false)
  })

  test('is read on if it is one of a trusted proxy, which many clients share', () => {
    const { socket, refused } = signUps(3, '10.0.0.7', ['10.0.0.0/8'])
    expect(refused).toBe(2)
    expect(socket.isPaused()).toBe(false)
  })

  test('is not read for a moment with tokens that nobody has, either', () => {
    const { socket, limits, address } = signUps(0, '203.0.113.8')
    limits.countUnknown(address())
    expect(() => limits.countUnknown(address())).toThrow()
    expect(socket.isPaused()).toBe(true)
  })
})
