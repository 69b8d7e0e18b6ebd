import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { slowReader } from './slow-reader.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What is used of a connection, and how often it was read. */
class Line extends EventEmitter {
  bytesRead = 0
  paused = false
  turns = 0
  pause() {
    this.paused = true
  }
  resume() {
    this.paused = false
    this.turns += 1
  }
  isPaused() {
    return this.paused
  }
  get socket(): Socket {
    // The reader uses nothing else of it.
    return this as unknown as Socket
  }
}

describe('S17: the connections that have not sent a whole head', () => {
  test('are read once a second if it comes byte by byte', () => {
    const reader = slowReader()
    const lines = Array.from({ length: 100 }, () => new Line())
    for (const line of lines) reader.add(line.socket)
    for (const line of lines) line.bytesRead = 30
    vi.advanceTimersByTime(200)
    expect(lines.some(({ paused }) => paused)).toBe(false)
    vi.advanceTimersByTime(140)
    expect(lines.every(({ paused }) => paused)).toBe(true)
    for (const line of lines) line.turns = 0
    vi.advanceTimersByTime(3_000)
    expect(new Set(lines.map(({ turns }) => turns))).toEqual(new Set([3]))
    expect(lines.every(({ paused }) => paused)).toBe(true)
  })

  test('are read at once if nothing has come yet', () => {
    const reader = slowReader()
    const line = new Line()
    // The handshake of TLS.
    line.bytesRead = 500
    reader.add(line.socket)
    vi.advanceTimersByTime(5_000)
    expect(line.paused).toBe(false)
  })

  test('are read as all others when the head is there', () => {
    const reader = slowReader()
    const line = new Line()
    reader.add(line.socket)
    line.bytesRead = 30
    vi.advanceTimersByTime(390)
    expect(line.paused).toBe(true)
    line.resume = () => {
      line.paused = false
      reader.delete(line.socket)
    }
    vi.advanceTimersByTime(5_000)
    expect(line.paused).toBe(false)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('are forgotten when they close', () => {
    const reader = slowReader()
    const line = new Line()
    reader.add(line.socket)
    line.emit('close')
    vi.advanceTimersByTime(100)
    expect(vi.getTimerCount()).toBe(0)
  })
})
