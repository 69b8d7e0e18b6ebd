import { asId, numberOf } from '@outerpark/core/kernel'
import type { Store } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors } from '../../testing/season.ts'
import { leapAfter } from './leap.ts'
import { openSqliteStore } from './store.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const newId = countedIds()
const open = (random?: () => number) =>
  openSqliteStore(folder.file('outerpark.db'), {
    clock: manualClock(),
    newId,
    ...(random && { random }),
  })

/** Opens the store, books `count` times, and returns the ids of the reservations. */
async function bookings(count: number, random?: () => number): Promise<string[]> {
  const store = open(random)
  const people = actors(store)
  const [first] = (await store.queries.performances({ limit: 1 })).items
  const performance = first?.id ?? (await people.performance()).performanceId
  const customer = (await customerOf(store)) ?? (await people.customer())
  const ids = []
  for (let i = 0; i < count; i++) ids.push(accepted(await people.book(customer, performance)).id)
  await store.close()
  return ids
}
/** The customer who has signed up first. */
const customerOf = async ({ queries }: Store) => {
  const holder = await queries.tokenByHash('hash-1')
  return holder && 'customer' in holder ? holder.customer.id : undefined
}
const numbers = (ids: readonly string[]) => ids.map((id) => numberOf('reservation', id))

test('C2: the first opening numbers from 1; each later one leaps, and numbers follow each other within it', async () => {
  expect(numbers(await bookings(2, () => 0.5))).toEqual([1, 2])
  const from = leapAfter(2, () => 0.5)
  expect(from).toBeGreaterThan(2 ** 36)
  expect(numbers(await bookings(2, () => 0.5))).toEqual([from, from + 1])
})

test('a booking that is refused leaves the numbers of the opening in their place', async () => {
  await bookings(1, () => 0.5)
  const store = open(() => 0.5)
  const people = actors(store)
  const performance = (await store.queries.performances({ limit: 1 })).items[0]?.id
  const customer = await customerOf(store)
  if (!performance || !customer) throw new Error('nothing is on sale')
  await people.book(customer, asId('PF-2222222222'))
  const { id } = accepted(await people.book(customer, performance))
  await store.close()
  expect(numbers([id])).toEqual([leapAfter(1, () => 0.5)])
})

test('C2: the ids of events stay as they were, and are found again after later openings', async () => {
  const randoms = [0.9, 0.1, 0.5]
  for (const random of randoms) await bookings(1, () => random)
  const read = async () => {
    const store = open(() => 0.7)
    const events = await store.queries.events(1, 100)
    await store.close()
    return events
  }
  const events = await read()
  const ids = events.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect((await read()).map(({ id }) => id)).toEqual(ids)
  // The runs of three openings: two gaps between ids that else follow each other.
  const gaps = ids.map((id) => numberOf('event', id) ?? 0).map((n, i, all) => n - (all[i - 1] ?? n))
  expect(gaps.filter((gap) => gap > 1)).toHaveLength(2)
})

test('10,000 openings leave room for more, and none of them goes back', () => {
  let number = 0
  for (let opening = 0; opening < 10_000; opening++) {
    const next = leapAfter(number, Math.random)
    expect(next).toBeGreaterThan(number)
    number = next
  }
  expect(number).toBeLessThan(2 ** 50 * 0.95)
})
