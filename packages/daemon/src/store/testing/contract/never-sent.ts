import type { ReservationId } from '@outerpark/core/kernel'
import type { LeasedTask, Store } from '@outerpark/core/ports'
import { book, cancel, expire } from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors, BEGINS, seatsOf } from '../../../testing/season.ts'
import { LEASE, type OpenStore, type Scene, type SceneTest } from './scene.ts'

/** The kinds of the tasks that wait, oldest first. */
const kindsOf = async ({ queries }: Store) =>
  (await queries.tasks({ limit: 100 })).items.map(({ kind }) => kind).reverse()

const reservationsOf = (tasks: readonly LeasedTask[]) =>
  tasks.map(({ order }) => order.reservationId)

/** Books so many times. Every third payment is deferred, and so followed by a notice. */
async function bookSome({ people, minji }: Scene, times: number) {
  const { performanceId } = await people.performance()
  const command = { customerId: minji, performanceId, seats: 1, paymentMethod: 'card-ok' }
  const deferredUntil = '2026-12-01T12:00:05.000Z'
  const booked = Array.from({ length: times }, (_, i) =>
    people.run(book, i % 3 === 0 ? { ...command, deferredUntil } : command),
  )
  return (await Promise.all(booked)).map((outcome) => accepted(outcome).id)
}

/** The moments after which nobody knows any more that a payment was never sent. */
const CLAIMED: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  'has claimed': async ({ claimOne }) => void (await claimOne()),
  'had claimed, and whose lease has ended': async ({ claimOne, clock }) => {
    await claimOne()
    clock.advance(LEASE)
  },
  'has postponed': async ({ claimOne, clock, store }) =>
    store.postpone(await claimOne(), clock.now() + 1, 'no answer'),
  'has postponed, and which is due again': async ({ claimOne, clock, store }) => {
    await store.postpone(await claimOne(), clock.now() + 1, 'no answer')
    await store.makeDue('approve-payment')
  },
  // The worker may have made a call before the one that was held back.
  'has returned untried, and which is due again': async ({ claimOne, clock, store }) => {
    await store.returnUntried(await claimOne(), clock.now() + 1, 'paused')
    await store.makeNextDue('approve-payment')
  },
  'has given up': async ({ claimOne, store }) => store.giveUp(await claimOne(), 'no such card'),
  'has given up, and which an admin retries': async ({ claimOne, store }) => {
    const task = await claimOne()
    await store.giveUp(task, 'no such card')
    await store.revive(task.id)
  },
  'has finished without a word': async ({ claimOne, store }) => store.finish(await claimOne()),
}

/** A payment that was certainly never sent, since no worker has claimed its task. */
export function describeNeverSent(test: SceneTest, openStore: OpenStore): void {
  describe('S9: a payment that nobody has claimed', () => {
    test('ends with the cancel: its task is withdrawn, and no gateway is asked', async ({
      scene,
    }) => {
      const { store, people, minji, bookVip, phantom, allEvents, claim } = scene
      const { id } = await bookVip(3)
      const reply = accepted(await people.cancel(id, minji))
      expect(reply).toMatchObject({ status: 'cancelled', paymentStatus: 'cancelled' })
      expect(await store.queries.reservation(id, {})).toMatchObject(reply)
      expect(await seatsOf(store, phantom)).toMatchObject({ available: 10, held: 0 })
      const [cancelled, ended] = (await allEvents()).slice(-2)
      expect(cancelled).toMatchObject({ type: 'ReservationCancelled', paymentNeverSent: true })
      expect(ended).toMatchObject({
        ...{ type: 'PaymentCancelled', refunded: 0, reservation: 'cancelled' },
        causationId: cancelled?.id,
      })
      expect(await kindsOf(store)).toEqual(['send-notice'])
      expect(await store.queries.taskCounts()).toMatchObject({
        'approve-payment': { waiting: 0, dead: 0 },
        'cancel-payment': { waiting: 0, dead: 0 },
      })
      expect(await claim('approve-payment')).toEqual([])
    })

    test('ends with its reservation also when that expires', async ({ scene }) => {
      const { store, people, bookVip } = scene
      const { id } = await bookVip()
      accepted(await people.expire(id))
      expect(await kindsOf(store)).toEqual(['send-notice'])
      expect(await store.queries.reservation(id, {})).toMatchObject({
        ...{ status: 'expired', paymentStatus: 'cancelled' },
      })
    })

    test('is found among many others, whatever became of those', async ({ scene }) => {
      const { store, people, minji, claim } = scene
      const ids = await bookSome(scene, 30)
      const first = await claim('approve-payment', 7)
      const claimed = first.map(({ order }) => order.reservationId)
      for (const [i, task] of first.entries()) if (i % 3 === 0) await store.finish(task)
      const isCancelled = (id: ReservationId) => ids.indexOf(id) % 2 === 0
      await Promise.all(ids.filter(isCancelled).map((id) => people.cancel(id, minji)))
      const asked = await claim('cancel-payment', 100)
      expect(reservationsOf(asked)).toEqual(claimed.filter(isCancelled))
      const left = ids.filter((id) => !isCancelled(id) && !claimed.includes(id))
      expect(reservationsOf(await claim('approve-payment', 100))).toEqual(left)
    })

    test('is told of once, as any payment that is cancelled', async ({ scene }) => {
      const { store, people, bookVip, claim, allEvents } = scene
      const { id } = await bookVip()
      accepted(await people.cancel(id))
      const about = (await allEvents()).at(-1)?.id
      expect((await claim('send-notice')).map(({ order }) => order)).toMatchObject([
        { template: 'payment-cancelled', about, fields: { refunded: { amount: 0 } } },
      ])
      expect(await people.cancel(id)).toMatchObject({
        refusal: { code: 'reservation-already-cancelled' },
      })
      expect(await kindsOf(store)).toEqual(['send-notice'])
    })
  })

  describe('S9: a payment that may have been sent', () => {
    for (const [what, happens] of Object.entries(CLAIMED))
      test(`is one that a worker ${what}: its cancel asks the gateway`, async ({ scene }) => {
        const { store, people, bookVip, allEvents } = scene
        const { id } = await bookVip()
        await happens(scene)
        expect(accepted(await people.cancel(id))).toMatchObject({ paymentStatus: 'requested' })
        expect((await allEvents()).at(-1)).not.toHaveProperty('paymentNeverSent')
        expect(await kindsOf(store)).toContain('cancel-payment')
      })

    test('is one that is claimed while the cancel is on its way to its commit', async ({
      scene,
    }) => {
      const { store, people, bookVip, claim } = scene
      for (const isFirst of [true, false]) {
        const { id } = await bookVip()
        const claiming = isFirst ? claim('approve-payment') : undefined
        const cancelling = people.cancel(id)
        const claimed = await (claiming ?? claim('approve-payment'))
        accepted(await cancelling)
        const asked = (await kindsOf(store)).filter((kind) => kind === 'cancel-payment')
        expect(asked).toHaveLength(claimed.length)
        for (const task of [...claimed, ...(await claim('cancel-payment'))])
          await store.finish(task)
      }
    })

    test('is one that is claimed after a cancel which failed', async ({ scene }) => {
      const { store, people, bookVip, claim, whole } = scene
      const { id } = await bookVip()
      const before = await whole()
      const halfway: typeof cancel = {
        ...cancel,
        decide(...args) {
          const decision = cancel.decide(...args)
          if (decision.kind === 'refused') return decision
          // The same seats cannot be given back twice.
          return { ...decision, events: [...decision.events, ...decision.events] }
        },
      }
      const command = { reservationId: id, by: 'admin' } as const
      await expect(people.run(halfway, command)).rejects.toThrow('held')
      expect(await whole()).toEqual(before)
      expect(await claim('approve-payment')).toHaveLength(1)
      accepted(await people.run(cancel, command))
      expect(await kindsOf(store)).toEqual(['approve-payment', 'cancel-payment'])
    })

    test('is one that our log has as charged', async ({ scene }) => {
      const { store, people, bookVip } = scene
      const { id } = await bookVip()
      await people.approve(id)
      accepted(await people.cancel(id))
      expect(await kindsOf(store)).toContain('cancel-payment')
    })

    test('is one of an earlier opening, which has claimed who knows what', async () => {
      const clock = manualClock()
      const { store, reopen, close } = openStore(clock)
      const before = actors(store)
      const [minji, { performanceId }] = [await before.customer(), await before.performance()]
      const { id } = accepted(await before.book(minji, performanceId))
      const again = await reopen()
      const people = actors(again)
      const other = accepted(await people.book(minji, performanceId))
      accepted(await people.cancel(id))
      accepted(await people.run(expire, { reservationId: other.id, deadline: BEGINS }))
      expect(await again.claim({ kind: 'cancel-payment', limit: 9, leaseMs: LEASE })).toMatchObject(
        [{ order: { reservationId: id } }],
      )
      await close()
    })
  })
}
