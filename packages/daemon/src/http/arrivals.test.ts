import { EventEmitter } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { afterArrivals } from './arrivals.ts'

let now = 0
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setImmediate'] })
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A server of which only its connections matter, and the names of the requests that were begun. */
function door() {
  const server = new EventEmitter()
  const begun: string[] = []
  const listener = afterArrivals(server as Server, ({ url = '' }) => void begun.push(url))
  return {
    begun,
    connect: () => server.emit('connection'),
    /** @returns what ends the connection of the request */
    ask(url: string): () => void {
      const outgoing = { destroyed: false }
      listener({ url } as IncomingMessage, outgoing as ServerResponse)
      return () => {
        outgoing.destroyed = true
      }
    },
  }
}

/** The event loop ends a turn of one millisecond. */
function turn(): void {
  now += 1
  vi.advanceTimersToNextTimer()
}

test('a request begins at once while nobody arrives', () => {
  const { ask, begun } = door()
  ask('/a')
  expect(begun).toEqual(['/a'])
})

test('requests wait while connections arrive, and begin in their order after a turn without one', () => {
  const { connect, ask, begun } = door()
  connect()
  ask('/a')
  turn()
  connect()
  ask('/b')
  turn()
  expect(begun).toEqual([])
  turn()
  expect(begun).toEqual(['/a', '/b'])
  ask('/c')
  expect(begun).toEqual(['/a', '/b', '/c'])
})

test('S7: connections that never stop arriving hold up a request for 50 ms, and the next ones not for 150 ms', () => {
  const { connect, ask, begun } = door()
  const arriveFor = (turns: number) => {
    for (let i = 0; i < turns; i++) {
      connect()
      turn()
    }
  }
  connect()
  ask('/a')
  arriveFor(49)
  expect(begun).toEqual([])
  arriveFor(1)
  expect(begun).toEqual(['/a'])
  connect()
  ask('/b')
  expect(begun).toEqual(['/a', '/b'])
  arriveFor(150)
  connect()
  ask('/c')
  expect(begun).toEqual(['/a', '/b'])
  arriveFor(50)
  expect(begun).toEqual(['/a', '/b', '/c'])
})

test('a request whose connection has gone in the meantime is not begun', () => {
  const { connect, ask, begun } = door()
  connect()
  const hangUp = ask('/a')
  ask('/b')
  hangUp()
  turn()
  turn()
  expect(begun).toEqual(['/b'])
})
