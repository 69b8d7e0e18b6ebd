import { recordApproval } from '@outerpark/core/payment'
import type { LeasedTask } from '@outerpark/core/ports'
import { describe, expect, test, vi } from 'vitest'
import { approve, held, pass, workersScene } from './testing/workers.ts'
import { PermanentError } from './work.ts'

const scene = workersScene()
const { start, book, tasks } = scene

describe('a lease', () => {
  const approvals = async () =>
    (await scene.store.queries.events(1, 100)).filter(({ type }) => type === 'PaymentApproved')
  /** What another daemon would claim. */
  const claimElsewhere = () =>
    scene.store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 30_000 })

  const recordElsewhere = async (task: LeasedTask | undefined) => {
    if (task?.order.kind !== 'approve-payment') throw new Error('nothing was claimed')
    const { paymentId } = task.order
    const meta = { causationId: task.causedBy, finishes: task }
    await scene.store.commit(recordApproval, { paymentId, chargeId: 'ch_1' }, meta)
  }

  test('that ends before the work is renewed: no second try begins beside the first', async () => {
    const { id } = await book()
    let tries = 0
    start(
      async (order, context) => {
        tries += 1
        // How long the work takes, in virtual time.
        await new Promise((resolve) => setTimeout(resolve, 95_000))
        await approve(order, context)
      },
      { leaseMs: 30_000 },
    )
    await pass(90_000)
    expect(await claimElsewhere()).toEqual([])
    await pass(90_000)
    expect(tries).toBe(1)
    expect(await approvals()).toHaveLength(1)
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
    expect((await scene.store.queries.taskCounts())['approve-payment']).toEqual({
      waiting: 0,
      dead: 0,
    })
  })

  test('that ended while the process was stopped brings no second try either', async () => {
    await book()
    const { work, begun, endAll } = held()
    start(work, { leaseMs: 30_000 })
    await pass()
    // A process that was stopped finds its timers as they were, and the clock far ahead.
    vi.setSystemTime(Date.now() + 600_000)
    await pass(6_000)
    expect(begun()).toBe(1)
    endAll()
    await pass()
    expect(await tasks()).toEqual([])
  })

  test('that was lost to another daemon: the outcome of both is recorded once', async () => {
    await book()
    const { work, endAll } = held()
    const alone = { leaseMs: 30_000, workers: { min: 1, max: 1 } }
    start(async (order, context) => {
      await work(order, context)
      await approve(order, context)
    }, alone)
    await pass(30_000)
    const [task] = await claimElsewhere()
    endAll()
    await pass()
    const left = async () =>
      (await tasks()).filter(({ kind }) => kind === 'approve-payment').map(({ state }) => state)
    expect(await left()).toEqual(['leased'])
    await recordElsewhere(task)
    expect(await approvals()).toHaveLength(1)
    expect(await left()).toEqual([])
  })

  test('that was lost to another daemon: a late failure here has no effect there', async () => {
    await book()
    const ends: ((error: Error) => void)[] = []
    // A crew of one claims nothing while it is busy, so it renews nothing either.
    const alone = { leaseMs: 30_000, workers: { min: 1, max: 1 } }
    start(() => new Promise((_, reject) => ends.push(reject)), alone)
    await pass(30_000)
    expect(await claimElsewhere()).toMatchObject([{ attempt: 2 }])
    ends[0]?.(new PermanentError('too late'))
    await pass()
    expect(await tasks()).toMatchObject([{ state: 'leased', attempts: 2 }])
  })
})
