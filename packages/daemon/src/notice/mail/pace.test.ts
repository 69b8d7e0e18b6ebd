import { NoticeHeld } from '@outerpark/core/ports'
import { beforeEach, expect, test, vi } from 'vitest'
import { type ManualClock, manualClock } from '../../testing/clock.ts'
import { mailPace } from './pace.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

type Told = { readonly about: string }

let clock: ManualClock
let mails: string[]
/** the notices that are not to be sent any more */
let unwanted: Set<string>
let paced: ReturnType<typeof mailPace<Told>>

beforeEach(() => {
  clock = manualClock()
  mails = []
  unwanted = new Set()
  paced = mailPace({ perHour: 3, longestWaitMs: HOUR_MS, clock })
})

const namesOf = (notices: readonly Told[]) => notices.map(({ about }) => about)
const isWanted = async ({ about }: Told) => !unwanted.has(about)

/** Sends the notice about an event. Gives the time until which it is held, or the others that were told with it. */
const tell = async (about: string, to = 'minji@example.com'): Promise<number | string[]> => {
  try {
    const others = await paced(
      to,
      { about },
      {
        one: async () => void mails.push(about),
        summary: async (together) => void mails.push(`summary of ${namesOf(together).join()}`),
        isWanted,
      },
    )
    return namesOf(others)
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
  const [first = '', ...others] = abouts.slice(3)
  expect(await tell(first)).toEqual(others)
  expect(mails.slice(3)).toEqual([`summary of ${[first, ...others].join()}`])
})

test('a notice waits until there is room again, and other addresses do not', async () => {
  const start = clock.now()
  for (const about of ['a', 'b', 'c']) {
    expect(await tell(about)).toEqual([])
    clock.advance(MINUTE_MS)
  }
  expect(await tell('d')).toBe(start + HOUR_MS)
  expect(await tell('d', 'jun@example.com')).toEqual([])
  clock.advance(HOUR_MS - 3 * MINUTE_MS)
  expect(await tell('d')).toEqual([])
  expect(mails).toEqual(['a', 'b', 'c', 'd', 'd'])
})

test('a summary tells what came later last, whoever sends it', async () => {
  for (const about of ['a', 'b', 'c', 'd', 'e']) await tell(about)
  clock.advance(HOUR_MS)
  expect(await tell('f')).toEqual(['d', 'e'])
  expect(mails.at(-1)).toBe('summary of d,e,f')
})

test('a summary leaves out what is not wanted any more, and is none if nothing else is left', async () => {
  for (const about of ['a', 'b', 'c', 'd', 'e', 'f']) await tell(about)
  clock.advance(HOUR_MS)
  unwanted = new Set(['d', 'e'])
  expect(await tell('f')).toEqual([])
  expect(mails.at(-1)).toBe('f')
  for (const about of ['g', 'h', 'i', 'j', 'k']) await tell(about)
  unwanted = new Set(['i'])
  clock.advance(HOUR_MS)
  expect(await tell('k')).toEqual(['j'])
  expect(mails.at(-1)).toBe('summary of j,k')
})

test('a summary under way makes others wait, and one that fails is sent again with all of them', async () => {
  for (const about of ['a', 'b', 'c', 'd', 'e']) await tell(about)
  clock.advance(HOUR_MS)
  const summary = vi.fn(async (_: readonly Told[]) => {})
  const sendD = () =>
    paced('minji@example.com', { about: 'd' }, { one: vi.fn(), summary, isWanted })
  summary.mockImplementationOnce(async () => {
    expect(await tell('e')).toBe(clock.now() + 1000)
    throw new Error('the server is away')
  })
  await expect(sendD()).rejects.toThrow('away')
  expect(namesOf(await sendD())).toEqual(['e'])
  expect(summary.mock.calls.map(([told]) => namesOf(told))).toEqual([
    ['d', 'e'],
    ['d', 'e'],
  ])
  expect(mails).toEqual(['a', 'b', 'c'])
})

test('a mail that failed does not count', async () => {
  const one = async () => Promise.reject(new Error('away'))
  for (let n = 0; n < 5; n++)
    await paced('a@b.c', { about: 'a' }, { one, summary: vi.fn(), isWanted }).catch(() => {})
  for (const about of ['a', 'b', 'c']) expect(await tell(about, 'a@b.c')).toEqual([])
})

test('nothing is put off for longer than tasks can wait, and the clock may be set back', async () => {
  paced = mailPace({ perHour: 1, longestWaitMs: 5_000, clock })
  await tell('a')
  expect(await tell('b')).toBe(clock.now() + 5_000)
  clock.advance(-2 * HOUR_MS)
  expect(await tell('b')).toEqual([])
})

test('without a limit every notice is a mail', async () => {
  paced = mailPace({ perHour: 0, longestWaitMs: HOUR_MS, clock })
  for (let n = 0; n < 100; n++) expect(await tell(`e${n}`)).toEqual([])
  expect(mails).toHaveLength(100)
})
