import { asId } from '@outerpark/core/kernel'
import { GatewayRejected, type LedgerCharge, type PaymentGateway } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Office } from '../office/assemble.ts'
import { openMemoryStore } from '../store/memory/store.ts'
import { countedIds } from '../testing/ids.ts'
import { type MemoryGateway, memoryGateway } from '../testing/memory-gateway.ts'
import { runPipeline } from '../testing/pipeline.ts'
import { accepted, actors, grade, PRICE, seatsOf } from '../testing/season.ts'
import { settled } from '../testing/settled.ts'

// A card company that cannot give back a part of a charge (domain 3.3): the seats are free all the same, and the money is owed.

const PAID = 3 * PRICE
const one = { lines: [{ grade: 'VIP', seats: 1 }] }

let offices: Office[]
beforeEach(() => {
  offices = []
})
afterEach(async () => {
  for (const office of offices) await office.stop(1000)
})

/** A box office with a booking of three seats that was paid. */
async function paidAt(over: (company: MemoryGateway) => Partial<PaymentGateway>) {
  const company = memoryGateway()
  const store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
  const people = actors(store)
  const minji = await people.customer()
  const { performanceId } = await people.performance([grade('VIP', 10)])
  const { id } = accepted(await people.book(minji, performanceId, { seats: 3, grade: 'VIP' }))
  offices.push(await runPipeline(store, { ...company, ...over(company) }))
  await settled(store)
  const charge = (): LedgerCharge | undefined => company.charges()[0]
  const dead = async () => (await store.queries.tasks({ limit: 9, dead: true })).items
  const refunds = () => company.calls.filter((call) => call.startsWith('refund'))
  return { store, people, minji, id, performanceId, charge, dead, refunds }
}

/** Refuses to give back less than all of a charge while it is told to. */
function wholeOnly() {
  const mood = { refuses: true }
  const over = (company: MemoryGateway): Partial<PaymentGateway> => ({
    async refund(request, signal) {
      if (mood.refuses && request.amount.amount < PAID)
        throw new GatewayRejected('NOT_ALLOWED_PARTIAL_REFUND')
      return company.refund(request, signal)
    },
  })
  return { mood, over }
}

test('a refund in part that is refused for good is a dead letter; the seat is free, and the reservation stays', async () => {
  const { over } = wholeOnly()
  const { store, people, minji, id, performanceId, charge, dead } = await paidAt(over)
  accepted(await people.cancelSeats(id, one, minji))
  await settled(store)
  expect(await dead()).toMatchObject([
    {
      kind: 'cancel-payment',
      reservationId: id,
      lastError: expect.stringMatching(/NOT_ALLOWED_PARTIAL_REFUND/),
    },
  ])
  expect(charge()).toMatchObject({ charged: PAID, refunded: 0 })
  expect(await seatsOf(store, performanceId)).toMatchObject({ available: 8, sold: 2 })
  const reservation = await store.queries.reservation(id, {})
  expect(reservation).toMatchObject({ status: 'confirmed', left: { seats: 2 } })
  expect(reservation).not.toHaveProperty('refunded')
})

test('an admin tries it again when the card company can, and just that part goes back', async () => {
  const { mood, over } = wholeOnly()
  const { store, people, minji, id, charge, dead } = await paidAt(over)
  accepted(await people.cancelSeats(id, one, minji))
  await settled(store)
  const [letter] = await dead()
  if (!letter) throw new Error('no dead letter')
  await store.revive(asId<'task'>(letter.id))
  await settled(store)
  expect(await dead()).toHaveLength(1)
  mood.refuses = false
  await store.revive(asId<'task'>(letter.id))
  await settled(store)
  expect(await dead()).toEqual([])
  expect(charge()).toMatchObject({ charged: PAID, refunded: PRICE })
  expect(await store.queries.reservation(id, {})).toMatchObject({ refunded: { amount: PRICE } })
})

test('a later cancel does not wait for the dead letter, and gives back what that owed; after it the letter gives nothing', async () => {
  const { mood, over } = wholeOnly()
  const { store, people, minji, id, charge, dead, refunds } = await paidAt(over)
  accepted(await people.cancelSeats(id, one, minji))
  await settled(store)
  accepted(await people.cancel(id, minji))
  await settled(store)
  expect(charge()).toMatchObject({ charged: PAID, refunded: PAID })
  expect(await store.queries.reservation(id, {})).toMatchObject({
    ...{ status: 'cancelled', paymentStatus: 'cancelled', refunded: { amount: PAID } },
  })
  const [letter] = await dead()
  if (!letter) throw new Error('no dead letter')
  mood.refuses = false
  await store.revive(asId<'task'>(letter.id))
  await settled(store)
  expect(await dead()).toEqual([])
  expect(charge()).toMatchObject({ charged: PAID, refunded: PAID })
  expect(refunds()).toHaveLength(1)
})

test('what a person gave back at the card company meanwhile is not given back once more', async () => {
  const { mood, over } = wholeOnly()
  const { store, people, minji, id, charge, dead, refunds } = await paidAt((company) => ({
    ...over(company),
    async lookUp(key, signal) {
      const state = await company.lookUp(key, signal)
      if (!mood.refuses && state.outcome === 'charged' && state.refunded === 0) {
        const { chargeId } = state
        const amount = { amount: PRICE, currency: 'KRW' }
        await company.refund({ key, chargeId, amount, refundKey: 'by-hand' }, signal)
        return company.lookUp(key, signal)
      }
      return state
    },
  }))
  accepted(await people.cancelSeats(id, one, minji))
  await settled(store)
  mood.refuses = false
  for (const letter of await dead()) await store.revive(asId<'task'>(letter.id))
  await settled(store)
  expect(charge()).toMatchObject({ charged: PAID, refunded: PRICE })
  expect(refunds()).toEqual(['refund by-hand'])
  expect(await store.queries.reservation(id, {})).toMatchObject({ refunded: { amount: PRICE } })
})

test('more that went back than any cancel decided is a dead letter: nothing is recorded', async () => {
  const { store, people, minji, id, charge, dead } = await paidAt((company) => ({
    async refund(request, signal) {
      const amount = { ...request.amount, amount: request.amount.amount + 1 }
      return company.refund({ ...request, amount }, signal)
    },
  }))
  accepted(await people.cancelSeats(id, one, minji))
  await settled(store)
  expect(charge()).toMatchObject({ refunded: PRICE + 1 })
  expect(await dead()).toMatchObject([
    { lastError: expect.stringMatching(/190000 KRW had to go back .* 190001 KRW did/) },
  ])
  expect(await store.queries.reservation(id, {})).not.toHaveProperty('refunded')
})

test('where some of a charge stays, its key is looked up and never voided', async () => {
  const { store, people, minji, id, charge } = await paidAt((company) => ({
    void: async (request) => {
      throw new Error(`${request.key} was voided with ${company.calls.length} calls`)
    },
  }))
  accepted(await people.cancelSeats(id, one, minji))
  accepted(await people.cancelSeats(id, one, minji))
  await settled(store)
  expect(charge()).toMatchObject({ refunded: 2 * PRICE })
})
