import { eraseCustomer } from '@outerpark/core/customer'
import { expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors } from '../../testing/season.ts'
import { openTables } from './open-tables.ts'
import { openSqliteStore } from './store.ts'

test('of customers who were erased the last ones stay in memory, and not all', async ({
  onTestFinished,
}) => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  const file = folder.file('outerpark.db')
  const store = openSqliteStore(file, { clock: manualClock(), newId: countedIds() })
  const people = actors(store)
  const customerId = await people.customer('Kim Minji')
  accepted(await people.run(eraseCustomer, { customerId }))
  await store.close()
  const { db, working, over } = openTables(file)
  onTestFinished(() => void db.close())
  const { erased } = working.state
  for (let n = 0; n < 2_000; n++) erased.load(`CU-${n}`, '2026-12-01T12:00:00Z')
  over(true)
  expect([erased.size(), erased.has(customerId)]).toEqual([1, true])
})
