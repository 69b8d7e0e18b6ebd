import { expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors } from '../../testing/season.ts'
import { describeStore } from '../testing/store-contract.ts'
import { emptyState } from './state.ts'
import { openMemoryStore } from './store.ts'

describeStore('the store in memory', (clock, channels = ['inbox']) => {
  const state = emptyState()
  const open = () => openMemoryStore({ clock, newId: countedIds(), channels }, state)
  const store = open()
  return { store, reopen: async () => open(), close: store.close }
})

test('a second store on the same state goes on where the first one stopped', async () => {
  const state = emptyState()
  const parts = { clock: manualClock(), newId: countedIds() }
  const people = actors(openMemoryStore(parts, state))
  const { performanceId } = await people.performance()
  const { id } = accepted(await people.book(await people.customer(), performanceId))
  const again = openMemoryStore(parts, state)
  expect(await again.queries.reservation(id, {})).toMatchObject({ id, status: 'awaiting-payment' })
})

test('what was leased by a store that is gone can be claimed from the next at once', async () => {
  const state = emptyState()
  const parts = { clock: manualClock(), newId: countedIds() }
  const first = openMemoryStore(parts, state)
  const people = actors(first)
  const { performanceId } = await people.performance()
  await people.book(await people.customer(), performanceId)
  const request = { kind: 'approve-payment', limit: 1, leaseMs: 30_000 } as const
  const [lost] = await first.claim(request)
  const again = openMemoryStore(parts, state)
  const [task] = await again.claim(request)
  expect(task).toMatchObject({ id: lost?.id, attempt: 2 })
  // The worker that held the lease before has lost it, so this must change nothing.
  if (lost) await again.finish(lost)
  expect(await again.queries.tasks({ limit: 10 })).toMatchObject({ items: [{ id: lost?.id }] })
})
