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

  test('is tried again after a growing wait, and keeps the reason', async () => {
    await book()
    const { failures } = start(failing(new GatewayUnavailable('no answer')))
    await pass()
    // The random number is always one half. So the waits are 500, 1000 and 2000 ms after the first three tries.
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

  test.each([
    ['longer than the next wait', 8_000, 8_000],
    ['shorter than the next wait', 100, 500],
    ['longer than the longest wait', 3_600_000, 20_000],
  ])('C17: waits as long as the other side asks: %s', async (_, retryAfterMs, waits) => {
    await book()
    const error = Object.assign(new Error('too many'), { retryAfterMs })
    const { failures } = start(failing(error))
    await pass(waits - 1)
    expect(failures).toHaveLength(1)
    await pass(1)
    expect(failures).toHaveLength(2)
  })

  test('is done once, by a later try', async () => {
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
  ])('with a permanent error (%s) is a dead letter at once', async (_, error) => {
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

  test('for too long is a dead letter, and after a retry by the admin it gets several tries', async () => {
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
    // In the end the wait is half an hour.
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

  test('and was queued long ago, before the daemon started, is still tried several times', async () => {
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

  test('and is retried by the admin is tried again at once', async () => {
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

  test('does not delay other tasks', async () => {
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

  test('because the command with its outcome is refused is tried again as well', async () => {
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

describe('a database that takes no writes', () => {
  const down = new StoreUnavailable('storage-full', 'The disk is full')

  test('at the claim gets the next claim a moment later', async () => {
    await book()
    const claim = vi.spyOn(scene.store, 'claim').mockRejectedValueOnce(down)
    start(nothing)
    await pass()
    expect(await tasks()).toHaveLength(1)
    await pass(250)
    expect(await tasks()).toEqual([])
    expect(claim.mock.calls.length).toBeGreaterThan(1)
  })

  test('when the outcome is recorded leads to a retry of the task', async () => {
    const { id } = await book()
    vi.spyOn(scene.store, 'commit').mockRejectedValueOnce(down)
    const { failures } = start(approve)
    await pass(60_000)
    expect(failures).toMatchObject([{ error: down, next: 'retry' }])
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
  })

  test('when outcome and retry are recorded leads to a new try when the lease ends', async () => {
    const { id } = await book()
    vi.spyOn(scene.store, 'commit').mockRejectedValueOnce(down)
    vi.spyOn(scene.store, 'postpone').mockRejectedValueOnce(down)
    const { tries } = start(approve)
    await pass(29_000)
    // Whoever watches hears of the end of this try too, and keeps nothing of it.
    expect(tries).toEqual(['1 begins', '1 fails'])
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({
      status: 'awaiting-payment',
    })
    await pass(2000)
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
    expect(tries).toEqual(['1 begins', '1 fails', '2 begins', '2 is done'])
  })
})
