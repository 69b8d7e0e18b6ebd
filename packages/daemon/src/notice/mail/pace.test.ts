import { NoticeHeld } from '@outerpark/core/ports'
import { beforeEach, expect, test, vi } from 'vitest'
import { type ManualClock, manualClock } from '../../testing/clock.ts'
import { mailPace } from './pace.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

let clock: ManualClock
let mails: string[]
let paced: ReturnType<typeof mailPace>

beforeEach(() => {
  clock = manualClock()
  mails = []
  paced = mailPace({ perHour: 3, longestWaitMs: HOUR_MS, clock })
})

/** Sends the notice about an event. Gives the time until which it is held, or `told`. */
const tell = async (about: string, to = 'minji@example.com'): Promise<number | 'told'> => {
  try {
    await paced(
      { about, to, text: about },
      {
        one: async () => void mails.push(about),
        summary: async (told) => void mails.push(`summary of ${[...told.values()].join()}`),
      },
    )
    return 'told'
  } catch (error) {
    if (error instanceof NoticeHeld) return error.retryAt
    throw error
  }
}

test('S6: a loop of 2,878 bookings sends three mails, and then one that tells all others', async () => {
  const abouts = Array.from({ length: 2_878 }, (_, n) => `e${n}`)
  for (const about of abouts) await tell(about)
  expect(mails).toEqual(['e0', 'e1', 'e2'])
  clock.advance(HOUR_MS)
  for (const about of abouts.slice(3)) expect(await tell(about)).toBe('told')
  expect(mails.slice(3)).toEqual([`summary of ${abouts.slice(3).join()}`])
})

test('a notice waits until there is room again, and other addresses do not', async () => {
  const start = clock.now()
  for (const about of ['a', 'b', 'c']) {
    expect(await tell(about)).toBe('told')
    clock.advance(MINUTE_MS)
  }
  expect(await tell('d')).toBe(start + HOUR_MS)
  expect(await tell('d', 'jun@example.com')).toBe('told')
  clock.advance(HOUR_MS - 3 * MINUTE_MS)
  expect(await tell('d')).toBe('told')
  expect(mails).toEqual(['a', 'b', 'c', 'd', 'd'])
})

test('a summary under way makes others wait, and one that fails is sent again with all of them', async () => {
  for (const about of ['a', 'b', 'c', 'd', 'e']) await tell(about)
  clock.advance(HOUR_MS)
  const summary = vi.fn(async (_: ReadonlyMap<string, string>) => {})
  const sendD = () =>
    paced({ about: 'd', to: 'minji@example.com', text: 'd' }, { one: vi.fn(), summary })
  summary.mockImplementationOnce(async () => {
    expect(await tell('e')).toBe(clock.now() + 1000)
    throw new Error('the server is away')
  })
  await expect(sendD()).rejects.toThrow('away')
  await sendD()
  expect(summary.mock.calls.map(([told]) => [...told])).toEqual([
    [
      ['d', 'd'],
      ['e', 'e'],
    ],
    [
      ['d', 'd'],
      ['e', 'e'],
    ],
  ])
  expect(await tell('e')).toBe('told')
  expect(mails).toEqual(['a', 'b', 'c'])
})

test('a mail that failed does not count', async () => {
  const one = async () => Promise.reject(new Error('away'))
  for (let n = 0; n < 5; n++)
    await paced({ about: 'a', to: 'a@b.c', text: 'a' }, { one, summary: vi.fn() }).catch(() => {})
  for (const about of ['a', 'b', 'c']) expect(await tell(about, 'a@b.c')).toBe('told')
})

test('nothing is put off for longer than tasks can wait, and the clock may be set back', async () => {
  paced = mailPace({ perHour: 1, longestWaitMs: 5_000, clock })
  await tell('a')
  expect(await tell('b')).toBe(clock.now() + 5_000)
  clock.advance(-2 * HOUR_MS)
  expect(await tell('b')).toBe('told')
})

test('without a limit every notice is a mail', async () => {
  paced = mailPace({ perHour: 0, longestWaitMs: HOUR_MS, clock })
  for (let n = 0; n < 100; n++) expect(await tell(`e${n}`)).toBe('told')
  expect(mails).toHaveLength(100)
})
