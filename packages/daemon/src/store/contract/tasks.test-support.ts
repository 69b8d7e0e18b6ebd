import { asId } from '@outerpark/core/kernel'
import { describe, expect } from 'vitest'
import { START } from '../../testing/clock.ts'
import { PRICE } from '../../testing/season.ts'
import { faulty, LEASE, type SceneTest } from './scene.test-support.ts'

const HOUR = 3_600_000

export function describeTasks(test: SceneTest): void {
  describe('a task', () => {
    test('is claimed by its kind, oldest first, as many as are asked for', async ({ scene }) => {
      const { bookVip, claim } = scene
      const ids = []
      for (let i = 0; i < 4; i++) ids.push((await bookVip()).id)
      expect(await claim('send-notice')).toEqual([])
      const first = await claim('approve-payment', 3)
      expect(first.map(({ order }) => order.reservationId)).toEqual(ids.slice(0, 3))
      expect(first.map(({ attempt }) => attempt)).toEqual([1, 1, 1])
      expect((await claim('approve-payment', 3)).map(({ order }) => order.reservationId)).toEqual([
        ids[3],
      ])
    })

    test('says all that the work needs, and the event that it follows from', async ({ scene }) => {
      const { bookVip, allEvents, claimOne } = scene
      const { id } = await bookVip(2)
      const event = (await allEvents()).at(-1)
      expect(await claimOne()).toMatchObject({
        causedBy: event?.id,
        order: {
          kind: 'approve-payment',
          reservationId: id,
          paymentId: id.replace('RV', 'PY'),
          amount: 2 * PRICE,
          currency: 'KRW',
          method: 'card-ok',
        },
      })
    })

    test('is not held up by a clock that was set back after it was queued', async ({ scene }) => {
      const { store, clock, bookVip } = scene
      await bookVip()
      clock.advance(-HOUR)
      const request = { kind: 'approve-payment', limit: 1, leaseMs: LEASE } as const
      expect(await store.claim(request)).toEqual([])
      expect(await store.claim({ ...request, longestWaitMs: HOUR / 2 })).toHaveLength(1)
    })

    test('is nobody else’s while it is leased, whoever asks in the same turn', async ({
      scene,
    }) => {
      const { store, bookVip, claim } = scene
      await bookVip()
      const claims = await Promise.all([claim('approve-payment'), claim('approve-payment')])
      expect(claims.flat()).toHaveLength(1)
      expect((await store.queries.tasks({ limit: 1 })).items[0]?.state).toBe('leased')
    })

    test('comes back when its lease ends, under a new lease and as the next attempt', async ({
      scene,
    }) => {
      const { clock, bookVip, claimOne, claim } = scene
      await bookVip()
      const first = await claimOne()
      clock.advance(LEASE - 1)
      expect(await claim('approve-payment')).toEqual([])
      clock.advance(1)
      const second = await claimOne()
      expect(second).toMatchObject({ id: first.id, order: first.order, attempt: 2 })
      expect(second.lease).not.toBe(first.lease)
    })

    test('is out of reach for who lost the lease: they can neither finish, postpone nor give it up', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claimOne } = scene
      await bookVip()
      const lost = await claimOne()
      clock.advance(LEASE)
      const held = await claimOne()
      const before = (await store.queries.tasks({ limit: 10 })).items
      await store.finish(lost)
      await store.postpone(lost, 0, 'late')
      await store.giveUp(lost, 'late')
      expect((await store.queries.tasks({ limit: 10 })).items).toEqual(before)
      await store.finish(held)
      expect((await store.queries.tasks({ limit: 10 })).items).toEqual([])
    })

    test('is out of reach also for who lost the lease to a retry', async ({ scene }) => {
      const { clock, store, bookVip, claimOne } = scene
      await bookVip()
      const task = await claimOne()
      await store.postpone(task, clock.now() + HOUR, 'first')
      await store.finish(task)
      await store.giveUp(task, 'second')
      expect((await store.queries.tasks({ limit: 10 })).items).toMatchObject([
        { state: 'ready', lastError: 'first' },
      ])
    })

    test('ends in the commit that records its outcome', async ({ scene }) => {
      const { store, people, bookVip, allEvents, claimOne } = scene
      const { id } = await bookVip()
      const task = await claimOne()
      await people.approve(id, { causationId: task.causedBy, finishes: task })
      expect((await store.queries.tasks({ limit: 10 })).items.map(({ kind }) => kind)).toEqual([
        'send-notice',
      ])
      expect((await allEvents()).at(-1)).toMatchObject({
        type: 'PaymentApproved',
        causationId: task.causedBy,
      })
    })

    test('stays when the commit of its outcome fails', async ({ scene }) => {
      const { store, people, bookVip, claimOne } = scene
      await bookVip()
      const task = await claimOne()
      const outcome = people.run(faulty, null, { causationId: task.causedBy, finishes: task })
      await expect(outcome).rejects.toThrow()
      expect((await store.queries.tasks({ limit: 10 })).items).toMatchObject([
        { id: task.id, state: 'leased' },
      ])
    })

    test('whose lease was lost is left to its new holder, though the outcome is recorded', async ({
      scene,
    }) => {
      const { clock, store, people, bookVip, claimOne, allEvents } = scene
      const { id } = await bookVip()
      const lost = await claimOne()
      clock.advance(LEASE)
      const held = await claimOne()
      await people.approve(id, { causationId: lost.causedBy, finishes: lost })
      expect((await store.queries.tasks({ limit: 10 })).items).toContainEqual(
        expect.objectContaining({ id: held.id, state: 'leased' }),
      )
      const again = await people.approve(id, { causationId: held.causedBy, finishes: held })
      expect(again.kind).toBe('accepted')
      expect((await allEvents()).filter(({ type }) => type === 'PaymentApproved')).toHaveLength(1)
      expect((await store.queries.taskCounts())['approve-payment'].waiting).toBe(0)
    })

    test('that failed is tried again when it is due, and tells why', async ({ scene }) => {
      const { clock, store, bookVip, claimOne, claim } = scene
      await bookVip()
      const task = await claimOne()
      await store.postpone(task, clock.now() + 5000, 'GatewayUnavailable: no answer')
      expect((await store.queries.tasks({ limit: 1 })).items[0]).toMatchObject({
        state: 'ready',
        attempts: 1,
        lastError: 'GatewayUnavailable: no answer',
        dueAt: new Date(START + 5000).toISOString(),
      })
      clock.advance(4999)
      expect(await claim('approve-payment')).toEqual([])
      clock.advance(1)
      expect(await claimOne()).toMatchObject({ id: task.id, attempt: 2 })
    })

    test('that was given up is a dead letter: never claimed, and shown with its reason', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claimOne, claim } = scene
      await bookVip()
      await bookVip()
      const task = await claimOne()
      await store.giveUp(task, 'no such card')
      clock.advance(HOUR)
      expect((await claim('approve-payment')).map(({ id }) => id)).not.toContain(task.id)
      expect((await store.queries.tasks({ limit: 10, dead: true })).items).toMatchObject([
        { id: task.id, state: 'dead', lastError: 'no such card' },
      ])
      expect((await store.queries.taskCounts())['approve-payment']).toEqual({
        waiting: 1,
        dead: 1,
      })
    })

    test('that was given up lives again when an admin says so, with all its tries', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claimOne } = scene
      await bookVip()
      const task = await claimOne()
      await store.giveUp(task, 'no such card')
      clock.advance(HOUR)
      expect(await store.revive(task.id)).toBe(true)
      expect(await store.revive(task.id)).toBe(false)
      expect(await claimOne()).toMatchObject({ id: task.id, attempt: 1 })
    })

    test('that was given up ends for good when an admin says so', async ({ scene }) => {
      const { store, bookVip, claimOne } = scene
      await bookVip()
      const task = await claimOne()
      await store.giveUp(task, 'no such card')
      expect(await store.drop(task.id)).toBe(true)
      expect(await store.drop(task.id)).toBe(false)
      expect((await store.queries.tasks({ limit: 10 })).items).toEqual([])
    })

    test('that lives can be neither revived nor dropped, and neither can one that never was', async ({
      scene,
    }) => {
      const { store, bookVip, claimOne } = scene
      await bookVip()
      const task = await claimOne()
      for (const id of [task.id, asId<'task'>('TK-999')]) {
        expect(await store.revive(id)).toBe(false)
        expect(await store.drop(id)).toBe(false)
      }
      expect((await store.queries.tasks({ limit: 10 })).items).toMatchObject([
        { id: task.id, state: 'leased' },
      ])
    })

    test('bears a number that no other ever bore, also once all others are done', async ({
      scene,
    }) => {
      const { store, bookVip, claimOne } = scene
      const ids = []
      for (let i = 0; i < 3; i++) {
        await bookVip()
        const task = await claimOne()
        ids.push(Number(task.id.slice(3)))
        await store.finish(task)
      }
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
    })

    test('says when it was queued, however often it was tried since', async ({ scene }) => {
      const { clock, store, bookVip, claimOne } = scene
      await bookVip()
      clock.advance(LEASE)
      const task = await claimOne()
      expect(task.queuedAt).toBe(START)
      await store.postpone(task, START + 2 * LEASE, 'no answer')
      const [row] = (await store.queries.tasks({ limit: 1 })).items
      expect(row?.queuedAt).toBe(new Date(START).toISOString())
    })

    test('that was tried comes first once the outside is well again, and those that were not after it', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claim, claimOne } = scene
      const tried = [(await bookVip()).id, (await bookVip()).id]
      const untried = (await bookVip()).id
      for (const task of await claim('approve-payment', 2))
        await store.postpone(task, START + HOUR, 'no answer')
      await store.makeDue('approve-payment')
      clock.advance(1)
      const next = [await claimOne(), await claimOne(), await claimOne()]
      expect(next.map(({ order }) => order.reservationId)).toEqual([...tried, untried])
    })

    test('that was returned untried is as if it had not been claimed, and is due later', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claim, claimOne } = scene
      await bookVip()
      const lost = await claimOne()
      await store.returnUntried(lost, START + HOUR, 'left alone')
      await store.returnUntried(lost, START, 'whose lease is gone')
      expect((await store.queries.tasks({ limit: 10 })).items).toMatchObject([
        { state: 'ready', attempts: 0, lastError: 'left alone' },
      ])
      expect(await claim('approve-payment')).toEqual([])
      await store.makeDue('approve-payment')
      expect(await claimOne()).toMatchObject({ id: lost.id, attempt: 1 })
      clock.advance(LEASE)
      expect(await claimOne()).toMatchObject({ id: lost.id, attempt: 2 })
    })

    test('is made due alone if its reservation is named, and never while somebody works on it', async ({
      scene,
    }) => {
      const { store, bookVip, claim } = scene
      const [one, other] = [await bookVip(), await bookVip()]
      for (const task of await claim('approve-payment'))
        await store.postpone(task, START + HOUR, 'no answer')
      await store.makeDue('approve-payment', other.id)
      const found = await claim('approve-payment')
      expect(found.map(({ order }) => order.reservationId)).toEqual([other.id])
      await store.makeDue('approve-payment')
      expect((await claim('approve-payment')).map(({ order }) => order.reservationId)).toEqual([
        one.id,
      ])
    })

    test('tells when the next of its kind can be claimed', async ({ scene }) => {
      const { clock, store, bookVip, claim } = scene
      expect(await store.nextDue('approve-payment')).toBeUndefined()
      await bookVip()
      clock.advance(100)
      await bookVip()
      expect(await store.nextDue('approve-payment')).toBe(START)
      const [first, second] = await claim('approve-payment')
      if (!first || !second) throw new Error('two tasks')
      expect(await store.nextDue('approve-payment')).toBe(START + 100 + LEASE)
      await store.postpone(first, START + 700, 'no answer')
      expect(await store.nextDue('approve-payment')).toBe(START + 700)
      await store.giveUp(second, 'never')
      await store.giveUp(first, 'its lease is gone')
      expect(await store.nextDue('approve-payment')).toBe(START + 700)
      expect(await store.nextDue('send-notice')).toBeUndefined()
    })
  })
}
