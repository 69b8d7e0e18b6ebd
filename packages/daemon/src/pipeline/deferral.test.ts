import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import { type Store, StoreUnavailable } from '@outerpark/core/ports'
import { beforeEach, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { manualClock } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, grade } from '../testing/season.ts'
import { deferrals } from './deferral.ts'

const LATER = '2026-12-01T13:00:00.000Z'

let store: Store
let minji: CustomerId
let phantom: PerformanceId
let stopping: AbortController
let deferral: ReturnType<typeof deferrals>

beforeEach(async () => {
  store = openMemoryStore({ clock: manualClock(), newId: countedIds() })
  minji = await actors(store).customer()
  phantom = (await actors(store).performance([grade('VIP', 1_000)])).performanceId
  stopping = new AbortController()
  deferral = deferrals(store, stopping.signal)
})

const book = async () => accepted(await actors(store).book(minji, phantom)).id
const told = async () =>
  (await store.queries.events(1, 10_000)).flatMap((event) =>
    event.type === 'PaymentDeferred' ? [event.reservationId] : [],
  )

test('all customers whose payment waits when the breaker opens are told, however many they are', async () => {
  const ids = []
  for (let i = 0; i < 450; i++) ids.push(await book())
  await deferral.opened(LATER)
  expect(await told()).toEqual(ids)
})

test('a booking under way at one opening is told at the next one, and no customer is told twice', async () => {
  const first = await book()
  await deferral.opened(LATER)
  const underWay = await book()
  await deferral.opened(LATER)
  await deferral.opened(LATER)
  expect(await told()).toEqual([first, underWay])
})

test('so is a booking that was under way at an opening when no payment waited', async () => {
  await deferral.opened(LATER)
  const underWay = await book()
  await deferral.opened(LATER)
  expect(await told()).toEqual([underWay])
})

test('after a later look that found nobody, there is no further look until the breaker has been closed', async () => {
  const look = vi.spyOn(store.queries, 'requestedPayments')
  await book()
  for (let i = 0; i < 10; i++) await deferral.opened(LATER)
  expect(look).toHaveBeenCalledTimes(2)
  deferral.closed()
  const next = await book()
  await deferral.opened(LATER)
  expect((await told()).at(-1)).toBe(next)
})

test('a look that fails is repeated at the next opening', async () => {
  await book()
  await deferral.opened(LATER)
  const late = await book()
  const full = new StoreUnavailable('storage-full', 'full')
  vi.spyOn(store, 'commit').mockRejectedValueOnce(full)
  await expect(deferral.opened(LATER)).rejects.toBe(full)
  await deferral.opened(LATER)
  expect(await told()).toContain(late)
})

test('a look that is stopped early tells no further customers', async () => {
  for (let i = 0; i < 450; i++) await book()
  stopping.abort()
  await deferral.opened(LATER)
  expect(await told()).toHaveLength(200)
})
