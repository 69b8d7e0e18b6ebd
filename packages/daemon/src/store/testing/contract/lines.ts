import { asId, paymentIdOf } from '@outerpark/core/kernel'
import { recordNotice } from '@outerpark/core/notice'
import type { RecordedEvent } from '@outerpark/core/policies'
import { added, type Figures, isSalesEvent, NO_FIGURES, salesOf } from '@outerpark/core/sales'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors, grade, PRICE, seatsOf } from '../../../testing/season.ts'
import { foldAll } from '../plausible.ts'
import type { OpenStore, SceneTest } from './scene.ts'
import {
  AMOUNT,
  bookLines,
  LINES,
  R_PRICE,
  SHOWN,
  seatsOfBoth,
  WANTED,
  won,
} from './several-grades.ts'

const FREE = { VIP: [10, 0, 0], R: [5, 0, 0] }
const HELD = { VIP: [8, 2, 0], R: [2, 3, 0] }
const SOLD = { VIP: [8, 0, 2], R: [2, 0, 3] }

/** The figures of sales of a grade, over all days. */
const figuresOf = (events: readonly RecordedEvent[], name: string): Figures =>
  events
    .filter(isSalesEvent)
    .flatMap(salesOf)
    .filter(({ grade }) => grade === name)
    .reduce((sum, { change }) => added(sum, change), NO_FIGURES)

/** The way of a booking with seats of several grades: each line is counted in its grade, and all have one payment. */
export function describeLines(test: SceneTest, openStore: OpenStore): void {
  describe('seats of several grades', () => {
    test('are held, sold and free again, each in its grade', async ({ scene }) => {
      const { people } = scene
      const { id } = accepted(await bookLines(scene))
      expect(await seatsOfBoth(scene)).toEqual(HELD)
      await people.approve(id)
      expect(await seatsOfBoth(scene)).toEqual(SOLD)
      await people.cancel(id, scene.minji)
      expect(await seatsOfBoth(scene)).toEqual(FREE)
      await people.refund(id, AMOUNT)
      expect(await seatsOfBoth(scene)).toEqual(FREE)
    })

    test.for(['cancel', 'expire', 'decline'] as const)(
      'are free again after %s before they are paid',
      async (end, { scene }) => {
        const { id } = accepted(await bookLines(scene))
        accepted(await scene.people[end](id))
        expect(await seatsOfBoth(scene)).toEqual(FREE)
      },
    )

    test('are answered, shown and listed with their lines, and one amount', async ({ scene }) => {
      const { store } = scene
      const reply = accepted(await bookLines(scene))
      const said = { grade: null, seats: 5, lines: SHOWN, amount: won(AMOUNT) }
      expect(reply).toMatchObject(said)
      expect(await store.queries.reservation(reply.id, {})).toMatchObject(said)
      expect((await store.queries.reservations({ limit: 1 })).items[0]).toMatchObject(said)
      expect(await store.queries.payment(paymentIdOf(reply.id), {})).toMatchObject({
        amount: won(AMOUNT),
      })
    })

    test('are in each event about them and in the answer to their key, also after the store was opened again', async () => {
      const { store, reopen, close } = openStore(manualClock())
      const people = actors(store)
      const customer = await people.customer()
      const grades = [grade('VIP', 10), grade('R', 5, R_PRICE)]
      const { performanceId } = await people.performance(grades)
      const idempotency = { scope: customer, key: 'k-1', fingerprint: 'f-1' }
      const order = { lines: WANTED, meta: { causationId: 'RQ-1', idempotency } }
      const booked = await people.book(customer, performanceId, order)
      const { id } = accepted(booked)
      await people.approve(id)
      const again = await reopen()
      const later = actors(again)
      expect(await later.book(customer, performanceId, order)).toEqual({
        ...booked,
        replayed: true,
      })
      accepted(await later.cancel(id))
      accepted(await later.refund(id, AMOUNT))
      expect(await seatsOf(again, performanceId, 'R')).toMatchObject({ available: 5 })
      const events = await again.queries.events(1, 100)
      const own = events.filter(({ correlationId }) => correlationId === id)
      expect(own.map(({ type }) => type)).toEqual([
        ...['Reserved', 'PaymentApproved', 'ReservationCancelled', 'PaymentCancelled'],
      ])
      for (const event of own)
        expect(event).toMatchObject({ grade: null, seats: 5, amount: AMOUNT, lines: LINES })
      await close()
    })

    test('are on MyPage, folded from the log, as the store shows them', async ({ scene }) => {
      const { store, people } = scene
      const { id } = accepted(await bookLines(scene))
      await people.approve(id)
      const shown = await store.queries.reservation(id, {})
      const { status, paymentStatus, grade, seats, lines, amount } = shown ?? {}
      expect(lines).toEqual(SHOWN)
      expect((await foldAll(store)).get(id)).toMatchObject({
        ...{ status, paymentStatus, grade, seats, lines, amount },
      })
    })

    test('are in each notice about them', async ({ scene }) => {
      const { store, people, minji, allEvents } = scene
      const { id } = accepted(await bookLines(scene))
      await people.approve(id)
      const about = (await allEvents()).at(-1)?.id ?? asId<'event'>('')
      const notice = { reservationId: id, customerId: minji, about, channel: 'inbox' } as const
      accepted(await people.run(recordNotice, { ...notice, template: 'payment-approved' }))
      expect((await store.queries.notices({ limit: 1 })).items).toMatchObject([
        { fields: { grade: null, seats: 5, lines: SHOWN, amount: won(AMOUNT) } },
      ])
    })

    test('are in the figures of their grades, and so is their refund', async ({ scene }) => {
      const { people, allEvents } = scene
      const figures = async () => {
        const events = await allEvents()
        return { vip: figuresOf(events, 'VIP'), r: figuresOf(events, 'R') }
      }
      const { id } = accepted(await bookLines(scene))
      expect(await figures()).toMatchObject({
        vip: { held: 2, awaited: 2 * PRICE, sold: 0, revenue: 0 },
        r: { held: 3, awaited: 3 * R_PRICE, sold: 0, revenue: 0 },
      })
      await people.approve(id)
      expect(await figures()).toMatchObject({
        vip: { held: 0, awaited: 0, sold: 2, revenue: 2 * PRICE },
        r: { held: 0, awaited: 0, sold: 3, revenue: 3 * R_PRICE },
      })
      await people.cancel(id)
      await people.refund(id, AMOUNT)
      expect(await figures()).toMatchObject({
        vip: { sold: 0, revenue: 0, refunded: 2 * PRICE },
        r: { sold: 0, revenue: 0, refunded: 3 * R_PRICE },
      })
    })
  })
}
