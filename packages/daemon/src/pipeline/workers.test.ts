import type { ApprovePayment } from '@outerpark/core/policies'
import { GatewayUnavailable, type Store, StoreUnavailable } from '@outerpark/core/ports'
import { describe, expect, test, vi } from 'vitest'
import { actors } from '../testing/season.ts'
import { approve, held, nothing, pass, workersScene } from './testing/workers.ts'
import type { Work } from './work.ts'

const scene = workersScene()
const { start, book, tasks } = scene

describe('a worker', () => {
  test('does tasks that are queued before its start, and later ones at once', async () => {
    const done: string[] = []
    const first = await book()
    start(async ({ reservationId }) => void done.push(reservationId))
    await pass()
    expect(done).toEqual([first.id])
    const second = await book()
    await pass()
    expect(done).toEqual([first.id, second.id])
    expect(await tasks()).toEqual([])
  })

  test('records the outcome and ends the task in one commit, with the event that caused it', async () => {
    const commit = vi.spyOn(scene.store, 'commit')
    const finish = vi.spyOn(scene.store, 'finish')
    const { id } = await book()
    const cause = (await scene.store.queries.events(1, 100)).at(-1)
    start(approve)
    await pass()
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
    expect(commit.mock.calls.at(-1)?.[2]).toMatchObject({
      causationId: cause?.id,
      finishes: { order: { reservationId: id } },
    })
    expect(finish).not.toHaveBeenCalled()
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['send-notice'])
  })

  test('does not touch tasks of other kinds', async () => {
    const { id } = await book()
    const [task] = await scene.store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1000 })
    if (task) await scene.store.finish(task)
    await actors(scene.store).cancel(id)
    start(nothing)
    await pass()
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['cancel-payment'])
  })

  test('respects the limit of tasks at once, and does all tasks in the end', async () => {
    const { work, begun, endAll } = held()
    for (let i = 0; i < 5; i++) await book()
    const workers = start(work)
    await pass()
    expect(begun()).toBe(2)
    expect(workers.view().active).toBe(2)
    for (let i = 0; i < 3; i++) {
      endAll()
      await pass()
    }
    expect(await tasks()).toEqual([])
    expect(workers.view().active).toBe(0)
  })

  test('claims only as many tasks as share a commit, even if their calls take no time', async () => {
    const { store } = scene
    const disk = Promise.withResolvers<void>()
    const slow: Store = {
      ...store,
      commit: async (operation, command, meta) => {
        if (meta.finishes) await disk.promise
        return store.commit(operation, command, meta)
      },
    }
    for (let i = 0; i < 300; i++) await book()
    let begun = 0
    const work: Work<ApprovePayment> = (order, context) => {
      begun += 1
      return approve(order, context)
    }
    start(work, {}, slow)
    await pass()
    expect(begun).toBe(128)
    disk.resolve()
    await pass()
    expect(begun).toBe(300)
    expect((await store.queries.taskCounts())['approve-payment'].waiting).toBe(0)
  })

  test('also does tasks that are queued during a claim', async () => {
    const done: string[] = []
    start(async ({ reservationId }) => void done.push(reservationId), {
      workers: { min: 3, max: 3 },
    })
    await Promise.all(Array.from({ length: 20 }, book))
    await pass()
    expect(done).toHaveLength(20)
    expect(new Set(done).size).toBe(20)
  })
})

describe('the crew', () => {
  const crew = { workers: { min: 1, max: 8 } }
  const bookMany = async () => {
    for (let i = 0; i < 40; i++) await book()
  }
  /** The limit of workers after each of the calls. */
  const limitsOf = async (work: Work<ApprovePayment>, on: Store = scene.store) => {
    const limits: number[] = []
    const workers = start(
      async (order, context) => {
        limits.push(workers.view().limit)
        return work(order, context)
      },
      crew,
      on,
    )
    await pass()
    return limits
  }

  test('grows after each call that was answered', async () => {
    await bookMany()
    expect(Math.max(...(await limitsOf(nothing)))).toBeGreaterThan(4)
  })

  test('does not grow after a task that ended although its call failed', async () => {
    await bookMany()
    const unanswered: Work<ApprovePayment> = async (order, context) => {
      await approve(order, context)
      throw new GatewayUnavailable('no answer')
    }
    expect(Math.max(...(await limitsOf(unanswered)))).toBe(1)
    expect((await scene.store.queries.taskCounts())['approve-payment']).toEqual({
      waiting: 0,
      dead: 0,
    })
  })

  test('does not shrink if our own database takes no writes, since the calls were answered', async () => {
    await bookMany()
    let recorded = 0
    const commit: Store['commit'] = (operation, command, meta) => {
      recorded += 1
      return recorded > 15 && recorded <= 25
        ? Promise.reject(new StoreUnavailable('storage-full', 'full'))
        : scene.store.commit(operation, command, meta)
    }
    const limits = await limitsOf(approve, { ...scene.store, commit })
    expect(Math.min(...limits.slice(15, 35))).toBe(8)
  })
})

describe('workers with nothing to do', () => {
  test('query the store at most once in five seconds', async () => {
    const claim = vi.spyOn(scene.store, 'claim')
    start(nothing)
    await pass(60_000)
    expect(claim.mock.calls.length).toBeLessThanOrEqual(13)
  })

  test('sleep until the next task is due, and no longer', async () => {
    const claim = vi.spyOn(scene.store, 'claim')
    await book()
    let failed = false
    start(
      async () => {
        if (failed) return
        failed = true
        throw new Error('again')
      },
      { backoff: { baseMs: 1000, capMs: 20_000 } },
    )
    await pass(999)
    const before = claim.mock.calls.length
    expect(before).toBeLessThanOrEqual(4)
    expect(await tasks()).toHaveLength(1)
    await pass(1)
    expect(await tasks()).toEqual([])
  })

  test('do not query the store again and again while all of them are busy', async () => {
    const claim = vi.spyOn(scene.store, 'claim')
    const { work } = held()
    for (let i = 0; i < 10; i++) await book()
    start(work)
    await pass(20_000)
    expect(claim.mock.calls.length).toBeLessThanOrEqual(6)
  })
})
