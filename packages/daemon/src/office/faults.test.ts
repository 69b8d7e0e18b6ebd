import { bookRequest } from '@outerpark/core/contract'
import {
  type CustomerId,
  type PerformanceId,
  paymentIdOf,
  type ReservationId,
} from '@outerpark/core/kernel'
import { foldMyPage, type ReservationView } from '@outerpark/core/mypage'
import { recordApproval, recordCancellation } from '@outerpark/core/payment'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Store } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { endPayment } from '../testing/end-payment.ts'
import { countedIds } from '../testing/ids.ts'
import { type MemoryGateway, memoryGateway } from '../testing/memory-gateway.ts'
import { runPipeline } from '../testing/pipeline.ts'
import { accepted, actors, grade, PRICE, seatsOf } from '../testing/season.ts'
import { settled } from '../testing/settled.ts'
import type { Office } from './assemble.ts'

// Faults in the rules of the reference. Each has its number from the requirements. Faults that need a database, a
// network or a process are in faults.int.test.ts and faults.e2e.test.ts.

let store: Store
let gateway: MemoryGateway
let people: ReturnType<typeof actors>
let minji: CustomerId
let phantom: PerformanceId
let office: Office | undefined

beforeEach(async () => {
  store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
  gateway = memoryGateway()
  people = actors(store)
  minji = await people.customer()
  phantom = (await people.performance([grade('VIP', 10)])).performanceId
})
afterEach(async () => {
  await office?.stop(10)
  office = undefined
})

async function startWork(): Promise<void> {
  office ??= await runPipeline(store, gateway)
}
/** Lets the pipeline work until nothing is left. */
async function work(): Promise<void> {
  await startWork()
  await settled(store)
}
const book = async (seats = 2) => accepted(await people.book(minji, phantom, { seats })).id
/** The key of the payment at the card company. */
const keyOf = (id: ReservationId) => `${store.officeName}.${paymentIdOf(id)}`
const eventsOf = async (id: string) =>
  (await store.queries.events(1, 1000)).filter(({ correlationId }) => correlationId === id)
const types = (events: readonly RecordedEvent[]) => events.map(({ type }) => type)
const notices = async () => (await store.queries.notices({ limit: 100 })).items
const page = (events: readonly RecordedEvent[]) =>
  events.reduce<ReservationView | undefined>(
    (before, event) => foldMyPage(before, event)?.reservation ?? before,
    undefined,
  )

test('fault 1: however many book at once, no seat is sold twice, and a cancel that races them returns its seats once', async () => {
  const first = await book(10)
  const outcomes = await Promise.all([
    ...Array.from({ length: 10 }, () => people.book(minji, phantom)),
    people.cancel(first),
    ...Array.from({ length: 20 }, () => people.book(minji, phantom)),
    people.cancel(first),
  ])
  expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(10 + 1)
  expect(await seatsOf(store, phantom)).toEqual({ capacity: 10, available: 0, held: 10, sold: 0 })
})

test.each([-1, -100, 0, 0.5, 1.5])(
  'fault 2: a booking of %d seats is no request at all, and adds none',
  (seats) => {
    expect(bookRequest.safeParse({ performanceId: phantom, seats }).success).toBe(false)
  },
)

test('fault 3: every event of a booking carries its id, and names what made it happen', async () => {
  const id = await book()
  await work()
  await people.cancel(id)
  await work()
  const events = await eventsOf(id)
  expect(types(events)).toEqual([
    'Reserved',
    'PaymentApproved',
    'NoticeSent',
    'ReservationCancelled',
    'PaymentCancelled',
    'NoticeSent',
  ])
  const [reserved, approved, told, cancelled, refunded, toldAgain] = events
  for (const event of events)
    expect(event).toMatchObject({ reservationId: id, customerId: minji, correlationId: id })
  expect(approved).toMatchObject({ paymentId: paymentIdOf(id), causationId: reserved?.id })
  expect(told).toMatchObject({ causationId: approved?.id, about: approved?.id })
  expect(refunded).toMatchObject({ paymentId: paymentIdOf(id), causationId: cancelled?.id })
  expect(toldAgain).toMatchObject({ causationId: refunded?.id })
  expect(page(events)?.timeline).toHaveLength(6)
})

test('fault 5: a card company that never answers leaves the seats with the reservation, and a cancel frees them', async () => {
  const id = await book()
  vi.spyOn(gateway, 'approve').mockImplementation(() => new Promise(() => {}))
  await startWork()
  await expect.poll(() => gateway.approve).toHaveBeenCalled()
  expect(await seatsOf(store, phantom)).toMatchObject({ available: 8, held: 2 })
  expect(await store.queries.reservation(id, { customerId: minji })).toMatchObject({
    status: 'awaiting-payment',
  })
  accepted(await people.cancel(id, minji))
  expect(await seatsOf(store, phantom)).toMatchObject({ available: 10, held: 0 })
})

test('fault 6: a cancelled payment is published: its notice comes, and MyPage shows it', async () => {
  const id = await book()
  await work()
  await people.cancel(id)
  await work()
  const events = await eventsOf(id)
  expect(types(events)).toContain('PaymentCancelled')
  expect((await notices()).map(({ template }) => template)).toEqual([
    'payment-cancelled',
    'payment-approved',
  ])
  expect(page(events)).toMatchObject({ status: 'cancelled', paymentStatus: 'cancelled' })
  expect(page(events)?.timeline).toContainEqual(
    expect.objectContaining({
      type: 'PaymentCancelled',
      params: { refunded: { amount: 380_000, currency: 'KRW' } },
    }),
  )
})

test('fault 7: a cancelled payment is still there, with its charge and all that has happened to it', async () => {
  const id = await book()
  await work()
  await people.cancel(id)
  await work()
  expect(await store.queries.payment(paymentIdOf(id), {})).toMatchObject({
    status: 'cancelled',
    amount: { amount: 2 * PRICE, currency: 'KRW' },
    chargeId: gateway.charges()[0]?.chargeId,
  })
  expect(types(await eventsOf(id))).toEqual(
    expect.arrayContaining(['PaymentApproved', 'PaymentCancelled']),
  )
})

test('fault 8: what comes twice is done once: no second charge, no second notice, no seat returned twice', async () => {
  const id = await book()
  // Two workers have the same task: the lease of the first one ends while it works.
  const leases = [
    await store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 0 }),
    await store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 0 }),
  ].flat()
  expect(new Set(leases.map((task) => task.id)).size).toBe(1)
  const request = {
    key: keyOf(id),
    amount: { amount: 2 * PRICE, currency: 'KRW' },
    method: 'card-ok',
  }
  const { signal } = new AbortController()
  for (const task of leases) {
    const approval = await gateway.approve(request, signal)
    const chargeId = approval.outcome === 'approved' ? approval.chargeId : ''
    const meta = { causationId: task.causedBy, finishes: task }
    accepted(await people.run(recordApproval, { paymentId: paymentIdOf(id), chargeId }, meta))
  }
  expect(gateway.charges()).toMatchObject([{ charged: 2 * PRICE, refunded: 0 }])
  await work()
  expect(await notices()).toHaveLength(1)

  accepted(await people.cancel(id))
  await people.cancel(id)
  for (let i = 0; i < 2; i++) {
    const refunded = await endPayment(gateway, request)
    const chargeId = gateway.charges()[0]?.chargeId ?? null
    const command = { paymentId: paymentIdOf(id), chargeId, refunded }
    accepted(await people.run(recordCancellation, command))
  }
  await work()
  expect(await seatsOf(store, phantom)).toEqual({ capacity: 10, available: 10, held: 0, sold: 0 })
  expect(gateway.charges()).toMatchObject([{ charged: 2 * PRICE, refunded: 2 * PRICE }])
  expect((await notices()).map(({ template }) => template)).toEqual([
    'payment-cancelled',
    'payment-approved',
  ])
})

test('fault 9: a cancel that comes before the approval is taken, and ends without a charge', async () => {
  const id = await book()
  expect(accepted(await people.cancel(id, minji))).toMatchObject({ status: 'cancelled' })
  await work()
  expect(await store.queries.reservation(id, {})).toMatchObject({
    status: 'cancelled',
    paymentStatus: 'cancelled',
  })
  for (const { charged, refunded } of gateway.charges()) expect(refunded).toBe(charged)
  expect((await store.queries.tasks({ limit: 10 })).items).toEqual([])
})

test('fault 12: the price of all the seats reaches the card company, in its currency', async () => {
  const asked = vi.spyOn(gateway, 'approve')
  const id = await book(3)
  await work()
  expect(asked.mock.calls[0]?.[0]).toEqual({
    key: keyOf(id),
    amount: { amount: 3 * PRICE, currency: 'KRW' },
    method: 'card-ok',
  })
  expect(gateway.charges()).toMatchObject([{ charged: 3 * PRICE, currency: 'KRW' }])
})
