import type { Store } from '@outerpark/core/ports'
import { describe, expect, test, vi } from 'vitest'
import { approve, held, nothing, pass, workersScene } from './testing/workers.ts'

const scene = workersScene()
const { start, book, tasks } = scene

describe('workers that stop', () => {
  test('let running tasks end, and claim nothing more', async () => {
    const { work, begun, endAll } = held()
    const { id } = await book()
    const workers = start(work)
    await pass()
    let stopped = false
    const stopping = workers.stop(10_000).then(() => {
      stopped = true
    })
    await book()
    await pass(5000)
    expect(stopped).toBe(false)
    expect(begun()).toBe(1)
    endAll()
    await pass()
    await stopping
    const left = await tasks()
    expect(left).toHaveLength(1)
    expect(left.map(({ reservationId }) => reservationId)).not.toContain(id)
  })

  test('abort tasks that do not end in time, and leave them until their lease ends', async () => {
    await book()
    const workers = start(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('told to end')))
        }),
    )
    await pass()
    const stopping = workers.stop(1000)
    await pass(999)
    expect(workers.view().active).toBe(1)
    await pass(1)
    await stopping
    expect(workers.failures).toEqual([])
    expect(await tasks()).toMatchObject([{ state: 'leased', attempts: 1, lastError: null }])

    start(approve)
    await pass(28_999)
    expect((await scene.store.queries.taskCounts())['approve-payment'].waiting).toBe(1)
    await pass(1)
    expect((await scene.store.queries.taskCounts())['approve-payment'].waiting).toBe(0)
  })

  test('leave work behind that ignores the abort, so that the daemon can end', async () => {
    await book()
    const workers = start(() => new Promise(() => {}))
    await pass()
    const stopping = workers.stop(1000)
    await pass(2000)
    await stopping
    expect(await tasks()).toMatchObject([{ state: 'leased' }])
  })

  test('wait for a claim that is under way, and for its tasks', async () => {
    await book()
    let answer = () => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    const slow: Store = {
      ...scene.store,
      claim: (request) => asked.then(() => scene.store.claim(request)),
    }
    const workers = start(approve, {}, slow)
    const stopped = vi.fn()
    const stopping = workers.stop(1000).then(stopped)
    await pass()
    expect(stopped).not.toHaveBeenCalled()
    answer()
    await pass()
    await stopping
    expect((await scene.store.queries.taskCounts())['approve-payment'].waiting).toBe(0)
  })

  test('leave no timer behind', async () => {
    const workers = start(nothing)
    await pass()
    await workers.stop(1000)
    expect(vi.getTimerCount()).toBe(0)
  })
})
