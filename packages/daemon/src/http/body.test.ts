import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { bodyBudget, readBody } from './body.ts'

/** A request whose body comes in these pieces. */
function requestWith(pieces: readonly (Buffer | string)[], headers: Record<string, string> = {}) {
  const incoming = new IncomingMessage(new Socket())
  Object.assign(incoming.headers, headers)
  for (const piece of pieces) incoming.push(piece)
  incoming.push(null)
  return incoming
}

/** A budget that counts. */
function countedBudget(most: number) {
  const budget = bodyBudget(most)
  let now = 0
  let peak = 0
  return {
    take(bytes: number) {
      budget.take(bytes)
      now += bytes
      peak = Math.max(peak, now)
    },
    giveBack(bytes: number) {
      budget.giveBack(bytes)
      now -= bytes
    },
    now: () => now,
    peak: () => peak,
  }
}

describe('S2: the memory of a body', () => {
  test('depends on its bytes, however small the pieces are', async () => {
    const budget = countedBudget(1_000_000)
    const pieces = Array.from({ length: 2_000 }, () => 'x'.repeat(64))
    expect(await readBody(requestWith(pieces), 200_000, budget)).toBe('x'.repeat(128_000))
    expect(budget.peak()).toBeLessThanOrEqual(200_000)
    expect(budget.now()).toBe(0)
  })

  test('is never more than the limit of the route', async () => {
    const budget = countedBudget(1_000_000)
    const pieces = Array.from({ length: 80 }, () => 'x'.repeat(64))
    await expect(readBody(requestWith(pieces), 5_119, budget)).rejects.toMatchObject({
      code: 'body-too-large',
    })
    expect(budget.peak()).toBeLessThanOrEqual(5_119)
    expect(budget.now()).toBe(0)
  })

  test('is not taken for chunks that are too small (413); a few small ones are read', async () => {
    const letters = (length: number) => Array.from({ length }, () => 'x')
    const budget = countedBudget(1_000_000)
    await expect(readBody(requestWith(letters(1_000)), 5_000, budget)).rejects.toMatchObject({
      code: 'body-too-large',
      params: { case: 'chunks' },
    })
    expect(budget.now()).toBe(0)
    expect(await readBody(requestWith(letters(100)), 5_000, budget)).toBe('x'.repeat(100))
    // With its length announced, pieces are packets, and their size is not the client's choice.
    const announced = requestWith(letters(1_000), { 'content-length': '1000' })
    expect(await readBody(announced, 5_000, budget)).toBe('x'.repeat(1_000))
  })

  test('is that of all bodies together: beyond it 503 and when to come back', async () => {
    const budget = bodyBudget(10_000)
    const half = new IncomingMessage(new Socket())
    half.push('x'.repeat(8_000))
    const first = readBody(half, 100_000, budget)
    await new Promise(setImmediate)
    const other = () =>
      readBody(requestWith(['x'.repeat(2_000), 'x'.repeat(1_000)]), 100_000, budget)
    await expect(other()).rejects.toMatchObject({
      code: 'server-busy',
      params: { case: 'bodies' },
    })
    half.push(null)
    expect(await first).toHaveLength(8_000)
    expect(await other()).toHaveLength(3_000)
  })

  test('is given back when the client disconnects in the middle', async () => {
    const budget = countedBudget(10_000)
    const incoming = new IncomingMessage(new Socket())
    incoming.push('half')
    const reading = readBody(incoming, 10_000, budget)
    await new Promise(setImmediate)
    expect(budget.now()).toBeGreaterThan(0)
    incoming.destroy(new Error('gone'))
    await expect(reading).rejects.toThrow('gone')
    expect(budget.now()).toBe(0)
  })
})

describe('C8: a body', () => {
  // 좌석 in CP949, and other bytes that are not UTF-8: half a character, a surrogate, a character in too many bytes.
  const NOT_UTF8 = [
    [0xc1, 0xc2, 0xbc, 0xae],
    [0xec, 0xa2],
    [0xed, 0xa0, 0x80],
    [0xc0, 0xaf],
  ]
  test.each(NOT_UTF8)(
    'that is not UTF-8 is malformed, in one piece or in several',
    async (...bytes) => {
      const body = Buffer.from(bytes)
      const whole = requestWith([body], { 'content-length': String(body.length) })
      const pieces = requestWith(bytes.map((byte) => Buffer.from([byte])))
      for (const incoming of [whole, pieces])
        await expect(readBody(incoming, 100, bodyBudget())).rejects.toMatchObject({
          code: 'malformed-json',
        })
    },
  )

  test('may be cut anywhere, also in the middle of a character', async () => {
    const bytes = [...Buffer.from('좌석 🎭')].map((byte) => Buffer.from([byte]))
    expect(await readBody(requestWith(bytes), 100, bodyBudget())).toBe('좌석 🎭')
  })
})
