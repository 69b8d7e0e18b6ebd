import { asId } from '@outerpark/core/kernel'
import { recordApproval } from '@outerpark/core/payment'
import type { ApprovePayment } from '@outerpark/core/policies'
import {
  GatewayPaused,
  GatewayRejected,
  GatewayUnavailable,
  StoreUnavailable,
} from '@outerpark/core/ports'
import { describe, expect, test, vi } from 'vitest'
import { START } from '../testing/clock.ts'
import { approve, nothing, pass, workersScene } from './testing/workers.ts'
import { PermanentError, type Work } from './work.ts'

const scene = workersScene()
const { start, book, tasks } = scene

describe('a task that fails', () => {
  const failing =
    (error: Error): Work<ApprovePayment> =>
    () =>
      Promise.reject(error)

  test('is tried again after a wait that grows, and tells why', async () => {
    await book()
    const { failures } = start(failing(new GatewayUnavailable('no answer')))
    await pass()
    // At a chance of one half: 500, 1000, 2000 ms after the first, second and third try.
    expect(failures).toMatchObject([{ attempt: 1, next: 'retry' }])
    expect(await tasks()).toMatchObject([
      { state: 'ready', lastError: 'GatewayUnavailable: no answer' },
    ])
    await pass(499)
    expect(failures).toHaveLength(1)
    await pass(1)
    expect(failures).toHaveLength(2)
    await pass(999)
    expect(failures).toHaveLength(2)
    await pass(1)
    expect(failures).toHaveLength(3)
  })

  test('is done by a later try, once', async () => {
    const { id } = await book()
    let tries = 0
    start(async (order, context) => {
      tries += 1
      if (tries < 3) throw new GatewayUnavailable('no answer')
      await approve(order, context)
    })
    await pass(60_000)
    expect(tries).toBe(3)
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
  })

  test.each([
    ['our own mark', new PermanentError('no such card')],
    ['the mark of an adapter', Object.assign(new Error('no such card'), { permanent: true })],
    ['a gateway that will never take it', new GatewayRejected('no such card')],
  ])('for good (%s) is a dead letter at once', async (_, error) => {
    await book()
    const { failures } = start(failing(error))
    await pass(60_000)
    expect(failures).toEqual([{ attempt: 1, error, next: 'dead' }])
    expect(await tasks()).toMatchObject([
      { state: 'dead', lastError: `${error.name}: no such card` },
    ])
  })

  test('too often is a dead letter after the last try', async () => {
    await book()
    const { failures } = start(failing(new Error('again')), { maxAttempts: 3 })
    await pass(600_000)
    expect(failures.map(({ next }) => next)).toEqual(['retry', 'retry', 'dead'])
    expect(await tasks()).toMatchObject([{ state: 'dead', attempts: 3 }])
  })

  test('for too long is a dead letter, and an admin’s second chance is several tries', async () => {
    await book()
    const DAY = 24 * 60 * 60 * 1000
    const { failures } = start(failing(new Error('again')), {
      backoff: { baseMs: 1000, capMs: 60 * 60 * 1000 },
      maxAgeMs: 3 * DAY,
      maxAttempts: 25_000,
    })
    await pass(3 * DAY - 1)
    expect(await tasks()).toMatchObject([{ state: 'ready' }])
    await pass(60 * 60 * 1000)
    const [dead] = await tasks()
    expect(dead).toMatchObject({ state: 'dead', lastError: 'Error: again' })
    // At half an hour each in the end.
    expect(failures.length).toBeGreaterThan(140)
    expect(failures.at(-1)).toMatchObject({ next: 'dead' })

    const before = failures.length
    await scene.store.revive(asId<'task'>(dead?.id ?? ''))
    await pass(DAY)
    expect(failures.slice(before).map(({ next }) => next)).toEqual([
      ...Array.from({ length: 9 }, () => 'retry'),
      'dead',
    ])
  })

  test('and was queued long ago, while nobody was there, is tried several times all the same', async () => {
    await book()
    vi.setSystemTime(START + 30 * 24 * 60 * 60 * 1000)
    let tries = 0
    start(
      async (order, context) => {
        tries += 1
        if (tries < 3) throw new Error('again')
        await approve(order, context)
      },
      { maxAgeMs: 1000 },
    )
    await pass(60_000)
    expect(await tasks()).toMatchObject([{ kind: 'send-notice' }])
  })

  test('and is revived by an admin is tried again at once', async () => {
    await book()
    let dead = true
    start(async () => {
      if (dead) throw new PermanentError('no such card')
    })
    await pass()
    const [task] = await tasks()
    dead = false
    await scene.store.revive(asId<'task'>(task?.id ?? ''))
    await pass()
    expect(await tasks()).toEqual([])
  })

  test('does not hold up the others', async () => {
    const bad = await book()
    const done: string[] = []
    start(async ({ reservationId }) => {
      if (reservationId === bad.id) throw new Error('again')
      done.push(reservationId)
    })
    const good = [await book(), await book()]
    await pass()
    expect(done).toEqual(good.map(({ id }) => id))
  })

  test('in its record, because the outcome is refused, is tried again as well', async () => {
    await book()
    const { failures } = start((_, { record }) =>
      record(recordApproval, { paymentId: asId<'payment'>('PY-ZZZZZZZZZZ'), chargeId: 'ch_1' }),
    )
    await pass()
    expect(failures).toMatchObject([
      { next: 'retry', error: { message: /record-approval: There is no payment/ } },
    ])
    expect(await tasks()).toMatchObject([{ state: 'ready', attempts: 1 }])
    await pass(1_000)
    expect(failures.length).toBeGreaterThan(1)
  })
})

describe('a call that was not sent', () => {
  test('uses up none of the tries', async () => {
    let paused = 7
    const { failures } = start(async () => {
      if (paused-- > 0) throw new GatewayPaused('not sent', Date.now() + 1_000)
      throw new GatewayUnavailable('no answer')
    })
    await book()
    await pass(12_000)
    expect(failures[0]).toMatchObject({ attempt: 1, next: 'retry' })
    await pass(60_000)
    expect(failures.map(({ attempt, next }) => [attempt, next])).toEqual([
      [1, 'retry'],
      [2, 'retry'],
      [3, 'retry'],
      [4, 'retry'],
      [5, 'dead'],
    ])
  })
})

describe('a lease', () => {
  test('that ends before the work does gives the task to another, and the outcome is recorded once', async () => {
    const { id } = await book()
    let tries = 0
    start(
      async (order, context) => {
        tries += 1
        // In virtual time: how long the work takes.
        await new Promise((resolve) => setTimeout(resolve, tries === 1 ? 45_000 : 1000))
        await approve(order, context)
      },
      { leaseMs: 30_000 },
    )
    await pass(120_000)
    expect(tries).toBe(2)
    const events = await scene.store.queries.events(1, 100)
    expect(events.filter(({ type }) => type === 'PaymentApproved')).toHaveLength(1)
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
    expect((await scene.store.queries.taskCounts())['approve-payment']).toEqual({
      waiting: 0,
      dead: 0,
    })
  })

  test('that was lost leaves a late failure without effect on the new holder', async () => {
    await book()
    const ends: ((error: Error) => void)[] = []
    start(() => new Promise((_, reject) => ends.push(reject)), { leaseMs: 30_000 })
    await pass(30_000)
    expect(ends).toHaveLength(2)
    ends[0]?.(new PermanentError('too late'))
    await pass()
    expect(await tasks()).toMatchObject([{ state: 'leased', attempts: 2 }])
  })
})

describe('a database that takes no writes', () => {
  const down = new StoreUnavailable('storage-full', 'The disk is full')

  test('at the claim is asked again a moment later', async () => {
    await book()
    const claim = vi.spyOn(scene.store, 'claim').mockRejectedValueOnce(down)
    start(nothing)
    await pass()
    expect(await tasks()).toHaveLength(1)
    await pass(250)
    expect(await tasks()).toEqual([])
    expect(claim.mock.calls.length).toBeGreaterThan(1)
  })

  test('at the record brings the task back by a retry', async () => {
    const { id } = await book()
    vi.spyOn(scene.store, 'commit').mockRejectedValueOnce(down)
    const { failures } = start(approve)
    await pass(60_000)
    expect(failures).toMatchObject([{ error: down, next: 'retry' }])
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
  })

  test('at the record and at the retry brings the task back when its lease ends', async () => {
    const { id } = await book()
    vi.spyOn(scene.store, 'commit').mockRejectedValueOnce(down)
    vi.spyOn(scene.store, 'postpone').mockRejectedValueOnce(down)
    start(approve)
    await pass(29_000)
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({
      status: 'awaiting-payment',
    })
    await pass(2000)
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
  })
})
