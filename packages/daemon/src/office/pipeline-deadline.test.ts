import { GatewayUnavailable, type LeasedTask } from '@outerpark/core/ports'
import { describe, expect, test } from 'vitest'
import { seatsOf } from '../testing/season.ts'
import { down, pass, pipelineScene } from './testing/pipeline.ts'

const HOUR = 3_600_000

const scene = pipelineScene()
const { start, book, statusOf, eventsOf } = scene

describe('a payment that is not made in time', () => {
  const inAnHour = { OUTERPARK_PAYMENT_DEADLINE_MS: String(HOUR) }
  // The calls of one booking never open this breaker.
  const few = { ...inAnHour, OUTERPARK_BREAKER_MINIMUM_CALLS: '20' }

  test('expires: the seats are free, the customer is told once, and nothing is charged', async () => {
    await start(few)
    scene.trouble = down
    const id = await book()
    await pass(HOUR - 60_000)
    expect(await statusOf(id)).toBe('awaiting-payment')
    await pass(3 * 60_000)
    expect(await statusOf(id)).toBe('expired')
    expect(await seatsOf(scene.store, scene.phantom)).toMatchObject({ available: 100, held: 0 })
    scene.trouble = () => {}
    await pass(60_000)
    expect(scene.company.charges()).toMatchObject([{ status: 'cancelled', charged: 0 }])
    expect(await eventsOf('NoticeSent')).toMatchObject([
      { template: 'payment-deferred' },
      { template: 'reservation-expired' },
    ])
    const { items } = await scene.store.queries.tasks({ limit: 10 })
    expect(items).toEqual([])
  })

  test('does not expire for the time in which the breaker was open', async () => {
    const pipeline = await start({ ...inAnHour, OUTERPARK_BREAKER_OPEN_MS: '600000' })
    scene.trouble = down
    const ids = []
    for (let i = 0; i < 6; i++) ids.push(await book())
    await pass(20 * HOUR)
    expect(pipeline.breaker().state).not.toBe('closed')
    for (const id of ids) expect(await statusOf(id)).toBe('awaiting-payment')
    scene.trouble = () => {}
    await pass(700_000)
    for (const id of ids) expect(await statusOf(id)).toBe('confirmed')
  })

  test('S5: expires when the breaker was open for too long, and is not charged afterwards', async () => {
    const pipeline = await start({
      ...inAnHour,
      OUTERPARK_BREAKER_OPEN_MS: '600000',
      OUTERPARK_MAX_PAUSED_MS: String(2 * HOUR),
    })
    scene.trouble = down
    const ids = []
    for (let i = 0; i < 6; i++) ids.push(await book())
    await pass(3 * HOUR - 60_000)
    for (const id of ids) expect(await statusOf(id)).toBe('awaiting-payment')
    await pass(3 * 60_000)
    expect(pipeline.breaker().state).not.toBe('closed')
    for (const id of ids) expect(await statusOf(id)).toBe('expired')
    expect(await seatsOf(scene.store, scene.phantom)).toMatchObject({ available: 100, held: 0 })
    scene.trouble = () => {}
    await pass(700_000)
    for (const charge of scene.company.charges()) expect(charge.charged).toBe(0)
    expect((await scene.store.queries.tasks({ limit: 10 })).items).toEqual([])
  })

  test('gets one more try after its deadline, since the daemon may have been away', async () => {
    const id = await book()
    await pass(5 * HOUR)
    await start(few)
    await pass(100)
    expect(await statusOf(id)).toBe('confirmed')
  })

  test('is refunded in full, once, when the call that timed out last had charged it', async () => {
    await start(few)
    scene.trouble = down
    const id = await book()
    await pass(HOUR - 30_000)
    // From now on the card company charges, and its answer gets lost.
    scene.trouble = ({ key }) => {
      void scene.company.approve(
        { key, amount: { amount: 190_000, currency: 'KRW' }, method: 'card-ok' },
        new AbortController().signal,
      )
      throw new GatewayUnavailable('the answer got lost')
    }
    await pass(120_000)
    expect(await statusOf(id)).toBe('expired')
    scene.trouble = () => {}
    await pass(60_000)
    expect(scene.company.charges()).toMatchObject([{ charged: 190_000, refunded: 190_000 }])
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({
      status: 'expired',
      paymentStatus: 'cancelled',
    })
    const told = await eventsOf('NoticeSent')
    expect(told).toMatchObject([
      { template: 'payment-deferred' },
      { template: 'reservation-expired' },
      { template: 'payment-refunded' },
    ])
  })

  test('is told to its customer after some tries, although one booking alone opens no breaker', async () => {
    await start(few)
    scene.trouble = down
    const id = await book()
    await pass(60_000)
    expect(await eventsOf('BreakerChanged')).toEqual([])
    expect(await eventsOf('PaymentDeferred')).toMatchObject([{ reservationId: id }])
  })

  test('expires among the dead letters too, and its letter stays for the admin', async () => {
    const id = await book()
    const [task] = await scene.store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1_000 })
    await scene.store.giveUp(task as LeasedTask, 'GatewayMisbehaved: another sum')
    await start(few)
    await pass(HOUR - 1_000)
    expect(await statusOf(id)).toBe('awaiting-payment')
    await pass(61_000)
    expect(await statusOf(id)).toBe('expired')
    expect(await seatsOf(scene.store, scene.phantom)).toMatchObject({ available: 100, held: 0 })
    expect((await scene.store.queries.tasks({ limit: 10, dead: true })).items).toHaveLength(1)
    // The admin tries it again: nothing is charged.
    expect(await scene.store.revive((task as LeasedTask).id)).toBe(true)
    await pass(1_000)
    expect(scene.company.charges()).toMatchObject([{ charged: 0 }])
    expect((await scene.store.queries.tasks({ limit: 10 })).items).toEqual([])
  })
})
