import { describe, expect } from 'vitest'
import { START } from '../../../testing/clock.ts'
import { faulty, LEASE, type SceneTest } from './scene.ts'

const HOUR = 3_600_000

/** The outcomes that a worker can record, and what they do to the task. */
export function describeTaskOutcomes(test: SceneTest): void {
  describe('a task', () => {
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
  })
}
