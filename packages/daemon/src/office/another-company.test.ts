import {
  asId,
  type CustomerId,
  type PerformanceId,
  paymentIdOf,
  type ReservationId,
} from '@outerpark/core/kernel'
import type { PaymentGateway, Store } from '@outerpark/core/ports'
import { beforeEach, describe, expect, test } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { countedIds } from '../testing/ids.ts'
import { type MemoryGateway, memoryGateway } from '../testing/memory-gateway.ts'
import { runPipeline } from '../testing/pipeline.ts'
import { accepted, actors, PRICE, seatsOf } from '../testing/season.ts'
import { settled } from '../testing/settled.ts'

// A box office that is opened with another card company than before, and other facts from outside that contradict our
// log. The box office does not believe them.

let store: Store
let people: ReturnType<typeof actors>
let minji: CustomerId
let phantom: PerformanceId
let company: MemoryGateway
beforeEach(async () => {
  store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
  people = actors(store)
  minji = await people.customer()
  phantom = (await people.performance()).performanceId
  company = memoryGateway()
})

const signal = new AbortController().signal
const book = async () => accepted(await people.book(minji, phantom, { seats: 2 })).id
/** The key of the payment at the card company. */
const keyOf = (id: ReservationId) => `${store.officeName}.${paymentIdOf(id)}`
const letters = async () => (await store.queries.tasks({ limit: 10, dead: true })).items

/** Lets the pipeline work with that gateway until only dead letters are left. */
async function workAt(gateway: PaymentGateway): Promise<void> {
  const office = await runPipeline(store, gateway)
  await settled(store)
  await office.stop(1000)
}

async function paid() {
  const id = await book()
  await workAt(company)
  const payment = await store.queries.payment(paymentIdOf(id), {})
  return { id, chargeId: payment?.chargeId ?? '' }
}
async function view(id: ReservationId) {
  const reservation = await store.queries.reservation(id, {})
  if (!reservation) throw new Error(`no ${id}`)
  return reservation
}

describe('the cancel of a payment that was made at another card company', () => {
  test('frees the seats, records no cancellation, and becomes a dead letter that says why', async () => {
    const { id, chargeId } = await paid()
    accepted(await people.cancel(id))
    await workAt(memoryGateway())
    expect(await view(id)).toMatchObject({ status: 'cancelled', paymentStatus: 'approved' })
    expect(await seatsOf(store, phantom)).toMatchObject({ available: 100, sold: 0 })
    expect(await letters()).toMatchObject([
      {
        kind: 'cancel-payment',
        reservationId: id,
        attempts: 1,
        lastError: `GatewayDisagrees: Our log says that ${2 * PRICE} KRW were charged for ${id.replace('RV', 'PY')} as ${chargeId}; the gateway says that nothing was charged. Nothing is recorded: compare both, then retry this task.`,
      },
    ])
    expect((await store.queries.notices({ limit: 10 })).items).toHaveLength(1)
  })

  test('is refunded once the office is back at the company that has the charge, and the letter is retried', async () => {
    const { id } = await paid()
    accepted(await people.cancel(id))
    await workAt(memoryGateway())
    const [letter] = await letters()
    if (!letter) throw new Error('no dead letter')
    await store.revive(asId(letter.id))
    await workAt(company)
    expect(await view(id)).toMatchObject({ status: 'cancelled', paymentStatus: 'cancelled' })
    expect(company.charges()).toMatchObject([{ charged: 2 * PRICE, refunded: 2 * PRICE }])
  })

  test('refunds no charge that the other company has made for somebody else under our key', async () => {
    const { id, chargeId } = await paid()
    const other = memoryGateway()
    const request = { amount: { amount: 2 * PRICE, currency: 'KRW' }, method: 'card-ok' }
    for (const key of ['of-somebody-else', keyOf(id)])
      await other.approve({ key, ...request }, signal)
    accepted(await people.cancel(id))
    await workAt(other)
    expect(await letters()).toMatchObject([
      {
        lastError: expect.stringMatching(
          `as ${chargeId}; the gateway says that the charge is ch_2`,
        ),
      },
    ])
    expect(other.charges()).toMatchObject([{ refunded: 0 }, { refunded: 0 }])
  })
})

describe('a payment that somebody has ended at the card company by hand', () => {
  const request = (id: ReservationId) => ({
    key: keyOf(id),
    amount: { amount: 2 * PRICE, currency: 'KRW' },
    method: 'card-ok',
  })

  test('is not taken for cancelled: its approval becomes a dead letter, and the seats stay held', async () => {
    const id = await book()
    await company.void(request(id), signal)
    await workAt(company)
    expect(await view(id)).toMatchObject({ status: 'awaiting-payment' })
    expect(await letters()).toMatchObject([
      {
        kind: 'approve-payment',
        lastError: expect.stringMatching(
          `^GatewayDisagrees: The gateway has voided the payment of ${id}, and nobody has cancelled it here`,
        ),
      },
    ])
    accepted(await people.cancel(id))
    await workAt(company)
    expect(await view(id)).toMatchObject({ status: 'cancelled', paymentStatus: 'cancelled' })
  })

  test('is not taken for paid if it was charged and refunded; a cancel gives back what is left', async () => {
    const id = await book()
    await company.approve(request(id), signal)
    const [charge] = company.charges()
    const part = { amount: { amount: 1000, currency: 'KRW' }, refundKey: 'by-hand' }
    await company.refund({ ...request(id), ...part, chargeId: charge?.chargeId ?? '' }, signal)
    await workAt(company)
    expect(await view(id)).toMatchObject({ status: 'awaiting-payment' })
    expect(await letters()).toMatchObject([
      { lastError: expect.stringMatching(`has refunded 1000 of the payment of ${id}`) },
    ])
    accepted(await people.cancel(id))
    await workAt(company)
    expect(await view(id)).toMatchObject({ status: 'cancelled', paymentStatus: 'cancelled' })
    expect(company.charges()).toMatchObject([{ charged: 2 * PRICE, refunded: 2 * PRICE }])
    expect(company.calls).toContain(`refund ${keyOf(id)}:1000-${2 * PRICE}`)
  })
})
