import type { IdempotencyStore } from '@outerpark/core/ports'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { manualClock } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { type KeptAnswers, keptAnswers } from './kept.ts'

let store: IdempotencyStore
let kept: KeptAnswers
beforeEach(() => {
  store = openMemoryStore({ clock: manualClock(), newId: countedIds() }).answers
  kept = keptAnswers(store)
})
const keyOf = (key = 'k-1', fingerprint = 'f-1') => ({ scope: 'CU-1', key, fingerprint })

describe('a key', () => {
  test('that was never used is recognized without a query to the database', () => {
    const recall = vi.spyOn(store, 'recall')
    expect(kept.has(keyOf())).toBe(false)
    expect(kept.has(undefined)).toBe(false)
    expect(recall).not.toHaveBeenCalled()
  })

  test('has an answer after one was kept, also for another request', async () => {
    await store.keep(keyOf(), 'answer')
    expect(await kept.has(keyOf())).toBe(true)
    expect(await kept.has(keyOf('k-1', 'f-2'))).toBe(true)
    expect(kept.has(keyOf('k-2'))).toBe(false)
  })

  test('that is known in memory but not in the database has no answer', async () => {
    kept = keptAnswers({ ...store, mayKnow: () => true })
    expect(await kept.has(keyOf())).toBe(false)
  })
})

describe('an act without a command', () => {
  test('is done once for a key, and its first result is given again', async () => {
    const act = vi.fn(async () => ({ id: 'TK-1' }))
    const result = { id: 'TK-1' }
    expect(await kept.once(keyOf(), act)).toEqual({ result, replayed: false })
    expect(await kept.once(keyOf(), act)).toEqual({ result, replayed: true })
    expect(act).toHaveBeenCalledOnce()
  })

  test('is done again for another key, and every time without a key', async () => {
    const act = vi.fn(async () => 'done')
    await kept.once(keyOf(), act)
    await kept.once(keyOf('k-2'), act)
    await kept.once(undefined, act)
    await kept.once(undefined, act)
    expect(act).toHaveBeenCalledTimes(4)
  })

  test('is refused under a key that another request has used', async () => {
    await kept.once(keyOf(), async () => 'first')
    await expect(kept.once(keyOf('k-1', 'f-2'), async () => 'second')).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    })
  })

  test('may be tried again under its key after it has failed', async () => {
    await expect(kept.once(keyOf(), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await kept.once(keyOf(), async () => 'done')).toMatchObject({ result: 'done' })
  })
})
