import { randomIds } from '../../../testing/ids.ts'
import { accepted, actors, grade } from '../../../testing/season.ts'
import { openSqliteStore } from '../store.ts'

// A process that books as fast as it can, and prints each booking once it is answered, until somebody kills it. Its
// argument is the file of the database.

const store = openSqliteStore(process.argv[2] ?? '', {
  clock: { now: Date.now },
  newId: randomIds,
})
const people = actors(store)
const customer = await people.customer()
const { performanceId } = await people.performance([grade('VIP', 100_000)])
await store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1 })
for (;;) {
  const burst = Array.from({ length: 20 }, async () => {
    const { id } = accepted(await people.book(customer, performanceId))
    process.send?.(id)
  })
  await Promise.all(burst)
  await store.claim({ kind: 'approve-payment', limit: 5, leaseMs: 600_000 })
}
