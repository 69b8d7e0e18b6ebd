import type { PerformanceId } from '@outerpark/core/kernel'
import type { LeasedTask } from '@outerpark/core/ports'
import { noticeText } from '@outerpark/core/words'
import { describe, expect, test, vi } from 'vitest'
import { START } from '../testing/clock.ts'
import { accepted, actors, grade, seatsOf } from '../testing/season.ts'
import { down, pass, pipelineScene } from './testing/pipeline.ts'

const MINUTE = 60_000

const scene = pipelineScene()
const { start, statusOf, eventsOf } = scene

/** A performance that begins so many milliseconds from now. */
async function beginsIn(ms: number, price = 190_000): Promise<PerformanceId> {
  const startsAt = new Date(Date.now() + ms).toISOString()
  const { performanceId } = await actors(scene.store).performance(
    [grade('VIP', 100, price)],
    startsAt,
  )
  return performanceId
}

const book = async (performanceId: PerformanceId) =>
  accepted(await actors(scene.store).book(scene.minji, performanceId)).id

/** The templates of the notices, in the order in which they went out. */
const told = async () =>
  (await eventsOf('NoticeSent')).map((event) => 'template' in event && event.template)

describe('C3: a booking that is still unpaid when its performance begins', () => {
  test('expires then, while the breaker is open, and no card is charged after the outage', async () => {
    const pipeline = await start({ OUTERPARK_BREAKER_OPEN_MS: '600000' })
    scene.trouble = down
    const show = await beginsIn(5 * MINUTE)
    const ids = []
    for (let i = 0; i < 6; i++) ids.push(await book(show))
    await pass(5 * MINUTE - 1)
    expect(pipeline.breaker().state).toBe('open')
    for (const id of ids) expect(await statusOf(id)).toBe('awaiting-payment')
    await pass(2)
    for (const id of ids) expect(await statusOf(id)).toBe('expired')
    expect(await seatsOf(scene.store, show)).toMatchObject({ available: 100, held: 0 })
    scene.trouble = () => {}
    await pass(20 * MINUTE)
    expect(pipeline.breaker().state).toBe('closed')
    for (const charge of scene.company.charges()) expect(charge.charged).toBe(0)
    expect(await told()).not.toContain('payment-approved')
    expect(await eventsOf('ReservationExpired')).toHaveLength(6)
    const deadline = new Date(START + 5 * MINUTE).toISOString()
    for (const event of await eventsOf('ReservationExpired'))
      expect(event).toMatchObject({ deadline })
    expect((await scene.store.queries.tasks({ limit: 10 })).items).toEqual([])
  })

  test('expires then although its next try is due later', async () => {
    await start({ OUTERPARK_BREAKER_MINIMUM_CALLS: '20', OUTERPARK_RETRY_BASE_MS: '60000' })
    scene.trouble = down
    const id = await book(await beginsIn(10_000))
    await pass(10_001)
    expect(await statusOf(id)).toBe('expired')
  })

  test('expires then among the dead letters too, and a retry of its letter charges nothing', async () => {
    const id = await book(await beginsIn(MINUTE))
    const [task] = await scene.store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1_000 })
    await scene.store.giveUp(task as LeasedTask, 'GatewayMisbehaved: another sum')
    await start()
    await pass(MINUTE + 1)
    expect(await statusOf(id)).toBe('expired')
    await scene.store.revive((task as LeasedTask).id)
    await pass(1_000)
    for (const charge of scene.company.charges()) expect(charge.charged).toBe(0)
  })

  test('that the daemon finds when it starts an hour later is not charged', async () => {
    const id = await book(await beginsIn(MINUTE))
    await pass(60 * MINUTE)
    await start()
    await pass(1_000)
    expect(await statusOf(id)).toBe('expired')
    for (const charge of scene.company.charges()) expect(charge.charged).toBe(0)
  })

  test('gets its money back if the call was under way', async () => {
    await start()
    const show = await beginsIn(2_000)
    scene.trouble = ({ key }) => {
      // The card company takes until after the start for its answer.
      if (scene.company.charges().length === 0 && key.includes('PY-'))
        vi.setSystemTime(START + 2_500)
    }
    const id = await book(show)
    await pass(5_000)
    expect(await statusOf(id)).toBe('expired')
    expect(scene.company.charges()).toMatchObject([{ charged: 190_000, refunded: 190_000 }])
    expect(await told()).toEqual(['reservation-expired', 'payment-refunded'])
    expect(await eventsOf('PaymentApprovedLate')).toHaveLength(1)
  })

  test('is cancelled by its customer all the same, and the gateway never hears of it', async () => {
    scene.trouble = down
    const id = await book(await beginsIn(1_000))
    await pass(9_000)
    const outcome = await actors(scene.store).cancel(id, scene.minji)
    expect(outcome).toMatchObject({ kind: 'accepted', reply: { status: 'cancelled' } })
    scene.trouble = () => {}
    await start()
    await pass(1_000)
    expect(scene.company.charges()).toEqual([])
    expect(await eventsOf('PaymentCancelled')).toMatchObject([{ refunded: 0 }])
  })
})

describe('C7: free seats', () => {
  test('are confirmed and cancelled without the gateway, also while it is away', async () => {
    const calls: string[] = []
    scene.trouble = ({ key }) => {
      calls.push(key)
      down()
    }
    await start()
    const show = await beginsIn(MINUTE, 0)
    const id = await book(show)
    expect(await statusOf(id)).toBe('confirmed')
    expect(await seatsOf(scene.store, show)).toMatchObject({ sold: 1, held: 0 })
    await pass(100)
    accepted(await actors(scene.store).cancel(id, scene.minji))
    expect(await scene.store.queries.reservation(id, {})).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'cancelled',
    })
    await pass(MINUTE)
    expect(calls).toEqual([])
    expect(await told()).toEqual(['payment-approved', 'payment-cancelled'])
    for (const notice of (await scene.store.queries.notices({ limit: 10 })).items)
      expect(noticeText('en', notice)).toMatch(/nothing (to pay|was charged)/)
    expect((await scene.store.queries.tasks({ limit: 10 })).items).toEqual([])
  })
})
