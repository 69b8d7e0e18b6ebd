import { expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors } from '../../testing/season.ts'
import { describeStore } from '../contract/store-contract.test-support.ts'
import { emptyState } from './state.ts'
import { openMemoryStore } from './store.ts'

describeStore('the store in memory', (clock) => {
  const store = openMemoryStore({ clock, newId: countedIds() })
  return { store, close: store.close }
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
