import { signUp } from '@outerpark/core/customer'
import { asId } from '@outerpark/core/kernel'
import { CHANNELS, recordNotice, switchWebhookOff, switchWebhookOn } from '@outerpark/core/notice'
import { TASK_KINDS } from '@outerpark/core/policies'
import { describe, expect, test as plain } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors } from '../../../testing/season.ts'
import { LEASE, type OpenStore, type SceneTest } from './scene.ts'

const webhook = { webhookId: asId<'webhook'>('WH-AAAAAAAAAA'), host: 'hooks.example.com' }
const other = { webhookId: asId<'webhook'>('WH-BBBBBBBBBB'), host: 'hooks.example.com' }

export function describeChannels(test: SceneTest, openStore: OpenStore): void {
  describe('the channels', () => {
    plain('have a queue each, and an event is told once on each of them', async () => {
      const { store, close } = openStore(manualClock(), CHANNELS)
      const people = actors(store)
      const { performanceId } = await people.performance()
      const { id } = accepted(await people.book(await people.customer(), performanceId))
      await people.approve(id)
      const counts = await store.queries.taskCounts()
      expect(TASK_KINDS.map((kind) => counts[kind].waiting)).toEqual([1, 0, 1, 1, 1])
      for (const kind of ['send-notice', 'send-mail', 'send-webhook'] as const) {
        const [task, ...others] = await store.claim({ kind, limit: 10, leaseMs: LEASE })
        if (task?.order.kind !== kind) throw new Error(`no ${kind}`)
        expect(others).toEqual([])
        const { reservationId, customerId, about, channel, template } = task.order
        const notice = { reservationId, customerId, about, channel, template }
        await people.run(recordNotice, notice, { causationId: about, finishes: task })
        await people.run(recordNotice, notice, { causationId: about })
      }
      const { items } = await store.queries.notices({ limit: 10 })
      expect(items.map(({ channel }) => channel)).toEqual(['webhook', 'mail', 'inbox'])
      // Only the admin sees what was sent to the admin's webhook.
      const [first] = items
      const own = await store.queries.notices({ limit: 10, customerId: first?.customerId })
      expect(own.items.map(({ channel }) => channel)).toEqual(['mail', 'inbox'])
      const others = await store.queries.notices({ limit: 10, customerId: asId('CU-ZZZZZZZZZZ') })
      expect(others.items).toEqual([])
      expect((await store.queries.taskCounts())['send-mail']).toEqual({ waiting: 0, dead: 0 })
      await close()
    })

    test('know who wants no mails, and that who was never asked does', async ({ scene }) => {
      const { store, people, minji } = scene
      const person = {
        language: 'ko',
        tokenId: asId<'token'>('none'),
        tokenHash: 'hash-none',
      } as const
      const command = { ...person, name: 'Park', email: 'p@example.com', mail: false }
      const { customerId: id } = accepted(await people.run(signUp, command))
      const customer = {
        id,
        name: 'Park',
        email: 'p@example.com',
        language: 'ko',
        mail: false,
        confirmed: false,
      }
      expect(await store.queries.customer(id)).toEqual(customer)
      expect(await store.queries.tokenByHash('hash-none')).toMatchObject({ customer })
      expect(await store.queries.customer(minji)).toMatchObject({ mail: true })
    })

    test('know a webhook that the commands of one group switch off and on', async ({ scene }) => {
      const { store, people, clock } = scene
      const [off, on] = [
        () => people.run(switchWebhookOff, webhook),
        () => people.run(switchWebhookOn, webhook),
      ]
      const since = () => store.queries.webhookOffSince(webhook.webhookId)
      for (const { kind } of await Promise.all([off(), on()])) expect(kind).toBe('accepted')
      expect(await since()).toBeUndefined()
      await off()
      clock.advance(1000)
      for (const { kind } of await Promise.all([on(), off()])) expect(kind).toBe('accepted')
      expect(await since()).toBe(new Date(clock.now()).toISOString())
      for (const { kind } of await Promise.all([on(), off(), on()])) expect(kind).toBe('accepted')
      expect(await since()).toBeUndefined()
    })

    test('know which webhook is switched off, and since when', async ({ scene }) => {
      const { store, people, clock, allEvents } = scene
      const off = (id = webhook.webhookId) => store.queries.webhookOffSince(id)
      expect(await off()).toBeUndefined()
      await people.run(switchWebhookOff, webhook)
      const since = new Date(clock.now()).toISOString()
      clock.advance(1000)
      await people.run(switchWebhookOff, webhook)
      expect(await off()).toBe(since)
      expect(await off(other.webhookId)).toBeUndefined()
      await people.run(switchWebhookOn, webhook)
      expect(await off()).toBeUndefined()
      await people.run(switchWebhookOn, webhook)
      await people.run(switchWebhookOff, webhook)
      expect(await off()).toBe(new Date(clock.now()).toISOString())
      const switches = (await allEvents()).filter(({ type }) => type.startsWith('Webhook'))
      expect(switches.map(({ type, correlationId }) => [type, correlationId])).toEqual([
        ['WebhookSwitchedOff', webhook.webhookId],
        ['WebhookSwitchedOn', webhook.webhookId],
        ['WebhookSwitchedOff', webhook.webhookId],
      ])
    })
  })
}
