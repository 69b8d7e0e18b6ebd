import { expect, test, vi } from 'vitest'
import { Failure } from '../../failure.ts'
import { performance } from '../testing/scene.ts'
import { followSeason, type Season, withSales, withSeats } from './season.ts'

const one = performance('PF-1', 'Wicked')
const other = performance('PF-2', 'Rent')
const VIP = { amount: 100_000, currency: 'KRW' }
const seats = (performanceId: string, available: number, position = 1) => ({
  position,
  performanceId,
  grades: [{ grade: 'VIP', price: VIP, available, held: 1, sold: 19 - available }],
})

test('a message changes the grades that it names, of its performance only', () => {
  const [first, second] = withSeats([one, other], seats('PF-2', 3))
  expect(first).toBe(one)
  expect(second?.grades).toMatchObject([
    { grade: 'VIP', available: 3, held: 1, sold: 16, price: { amount: 100_000 } },
    { grade: 'R', available: 20 },
  ])
})

test('a message about another price changes it, also if no seat was taken', () => {
  const price = { amount: 120_000, currency: 'KRW' }
  const dearer = {
    ...seats('PF-1', 10),
    grades: [{ grade: 'VIP', price, available: 10, held: 0, sold: 10 }],
  }
  expect(withSeats([one], dearer)[0]?.grades[0]).toMatchObject({ price, available: 10 })
})

test('a message about more seats changes how many there are', () => {
  const more = {
    ...seats('PF-1', 30),
    grades: [{ grade: 'VIP', price: VIP, available: 30, held: 0, sold: 10 }],
  }
  expect(withSeats([one], more)[0]?.grades[0]).toMatchObject({ available: 30, capacity: 40 })
})

test('a message that says nothing new leaves the season as it is', () => {
  const season = [one]
  const same = {
    ...seats('PF-1', 10),
    grades: [{ grade: 'VIP', price: VIP, available: 10, held: 0, sold: 10 }],
  }
  expect(withSeats(season, same)).toBe(season)
})

test('a sale that was closed or opens later is shown once the season is read again, with the seats of the stream', () => {
  const closed = { ...one, off: { state: 'closed' as const, reason: 'rehearsal' } }
  const season = [one, other]
  const after = withSales(season, [{ ...closed, grades: [] }, other])
  expect(after[0]).toEqual(closed)
  expect(after[1]).toBe(other)
  const opens = '2027-01-05T10:00:00+09:00'
  expect(withSales(after, [{ ...one, sale: { opens } }])[0]).toEqual({ ...one, sale: { opens } })
  expect(withSales([closed], [one])[0]).toEqual(one)
})

/** A box office with a performance on sale, and one that is put on sale later. */
const sourceOf = (followSeason: () => AsyncGenerator<ReturnType<typeof seats>>) => ({
  performances: vi.fn(async () => ({ items: [one], next: null })),
  performance: async () => other,
  followSeason,
})

test('the season is read once, and then follows its stream', async () => {
  const ending = new AbortController()
  const published: Season[] = []
  const source = sourceOf(async function* () {
    yield seats('PF-1', 9)
    yield seats('PF-1', 8)
    yield seats('PF-2', 10)
    await new Promise((resolve) => ending.signal.addEventListener('abort', resolve))
  })
  const following = followSeason(source)(
    (season) => published.push(season),
    ending.signal,
    undefined,
  )
  await vi.waitFor(() => expect(published.at(-1)).toHaveLength(2))
  ending.abort()
  await following
  // Three messages, one picture.
  expect(published).toHaveLength(2)
  expect(published.at(-1)?.[0]?.grades[0]).toMatchObject({ available: 8 })
  expect(source.performances).toHaveBeenCalledOnce()
})

test('a box office without the stream is asked again and again', async () => {
  const ending = new AbortController()
  const source = sourceOf(
    // biome-ignore lint/correctness/useYield: there is no such stream
    async function* () {
      throw new Failure({ code: 'route-not-found', title: 'No such address', detail: 'x' })
    },
  )
  const published: Season[] = []
  const following = followSeason(source)(
    (season) => published.push(season),
    ending.signal,
    undefined,
  )
  await vi.waitFor(() => expect(source.performances.mock.calls.length).toBeGreaterThan(2), 5_000)
  ending.abort()
  await following
  expect(published.at(-1)).toEqual([one])
})

test('grades stand by price, the highest first, also after a price has changed', async () => {
  const ending = new AbortController()
  const published: Season[] = []
  const dearer = { amount: 120_000, currency: 'KRW' }
  const source = sourceOf(async function* () {
    yield {
      ...seats('PF-1', 10),
      grades: [{ grade: 'R', price: dearer, available: 9, held: 0, sold: 1 }],
    }
    await new Promise((resolve) => ending.signal.addEventListener('abort', resolve))
  })
  const [vip, r] = one.grades
  const cheapFirst = {
    ...one,
    grades: [{ ...r, price: { ...VIP, amount: 1 } }, vip] as typeof one.grades,
  }
  source.performances.mockResolvedValue({ items: [cheapFirst], next: null })
  const following = followSeason(source)(
    (season) => published.push(season),
    ending.signal,
    undefined,
  )
  const order = () =>
    published
      .at(-1)?.[0]
      ?.grades.map(({ grade }) => grade)
      .join(' ')
  await vi.waitFor(() => expect(published[0]?.[0]?.grades[0]?.grade).toBe('VIP'))
  await vi.waitFor(() => expect(order()).toBe('R VIP'))
  ending.abort()
  await following
})
