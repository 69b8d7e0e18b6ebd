import { paymentIdOf } from '@outerpark/core/kernel'
import { INVARIANTS } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, PRICE } from '../testing/season.ts'
import { openAudit } from './audit.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string

beforeEach(() => {
  folder = temporaryFolder()
  file = folder.file('outerpark.db')
})
afterEach(() => folder.remove())

test('the thread answers every question, also when they are asked at once', async () => {
  const store = openSqliteStore(file, { clock: { now: () => 0 }, newId: countedIds() })
  const people = actors(store)
  const { performanceId } = await people.performance()
  const { id } = accepted(await people.book(await people.customer(), performanceId))
  await people.approve(id)
  const key = paymentIdOf(id)
  const audit = openAudit(file)
  const [findings, beliefs, paid] = await Promise.all([
    audit.invariants(),
    audit.beliefs([key]),
    audit.paidBefore('2026-01-01', { limit: 10 }),
  ])
  expect(findings.map(({ invariant }) => invariant)).toEqual(INVARIANTS)
  expect(beliefs).toEqual([
    { key, status: 'approved', reservation: 'confirmed', amount: PRICE, currency: 'KRW' },
  ])
  expect(paid).toEqual({ items: [key], next: null })
  await audit.close()
  await store.close()
})

test('where there is no database, every question is refused', async () => {
  const audit = openAudit(file)
  await expect(audit.invariants()).rejects.toThrow('unable to open database file')
  await expect(audit.beliefs([])).rejects.toThrow('unable to open database file')
  await audit.close()
})

test('a question that a closed audit still owes an answer is refused', async () => {
  openSqliteStore(file, { clock: { now: () => 0 }, newId: countedIds() }).close()
  const audit = openAudit(file)
  const asked = expect(audit.invariants()).rejects.toThrow('ended')
  await audit.close()
  await asked
})
