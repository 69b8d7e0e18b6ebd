import { signUp } from '@outerpark/core/customer'
import { asId, type CustomerId } from '@outerpark/core/kernel'
import { CHANNELS, switchWebhookOn } from '@outerpark/core/notice'
import type { NoticeOrder } from '@outerpark/core/policies'
import { type Notifier, type Store, WebhookGone } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { START } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors } from '../testing/season.ts'
import { sendNotice } from './send-notice.ts'
import { sendWebhook } from './send-webhook.ts'
import type { Work } from './work.ts'
import { startWorkers } from './workers.ts'

const webhook = { webhookId: asId<'webhook'>('WH-AAAAAAAAAA'), host: 'hooks.example.com' }
let store: Store
let people: ReturnType<typeof actors>
let workers: { stop: (graceMs: number) => Promise<void> } | undefined
const failures: unknown[] = []
const gone: unknown[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds(), channels: CHANNELS })
  people = actors(store)
})
afterEach(async () => {
  await workers?.stop(0)
  workers = undefined
  failures.length = 0
  gone.length = 0
  vi.useRealTimers()
})

/** Books and pays `times` times. Each payment leads to one notice. */
async function pay(times = 1, customer?: CustomerId) {
  const { performanceId } = await people.performance()
  const who = customer ?? (await people.customer())
  for (let i = 0; i < times; i++)
    await people.approve(accepted(await people.book(who, performanceId)).id)
}
function start<K extends NoticeOrder['kind']>(
  kind: K,
  work: Work<Extract<NoticeOrder, { kind: K }>>,
) {
  workers = startWorkers(kind, work, {
    store,
    clock: { now: Date.now },
    random: () => 0.5,
    settings: {
      workers: { min: 10, max: 10 },
      leaseMs: 30_000,
      backoff: { baseMs: 1000, capMs: 20_000 },
      maxAttempts: 5,
    },
    onFailure: (_, error) => failures.push(error),
  })
  return vi.advanceTimersByTimeAsync(60_000)
}
const startHook = (hook: NonNullable<Notifier['webhook']>) =>
  start(
    'send-webhook',
    sendWebhook({ webhook: hook }, webhook, (it) => gone.push(it)),
  )
const left = async (kind: NoticeOrder['kind']) => (await store.queries.taskCounts())[kind]
const events = async (type: string) =>
  (await store.queries.events(1, 1000)).filter((event) => event.type === type)

test('a webhook that wants no more notices is switched off once, and there is no dead letter', async () => {
  await pay(5)
  const hook = vi.fn(() => Promise.reject(new WebhookGone('410')))
  await startHook(hook)
  expect(hook).toHaveBeenCalledTimes(5)
  expect(await events('WebhookSwitchedOff')).toMatchObject([webhook])
  expect(await left('send-webhook')).toEqual({ waiting: 0, dead: 0 })
  expect(gone).toContainEqual(webhook)
  expect(failures).toEqual([])
  expect(await events('NoticeSent')).toEqual([])
})

test('while the webhook is off nothing is sent; after it is on again the next notices are sent', async () => {
  await pay()
  let answer: () => Promise<void> = () => Promise.reject(new WebhookGone('410'))
  const hook = vi.fn(() => answer())
  await startHook(hook)
  await pay(3)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(hook).toHaveBeenCalledTimes(1)
  expect(await left('send-webhook')).toEqual({ waiting: 0, dead: 0 })

  answer = async () => {}
  accepted(await store.commit(switchWebhookOn, webhook, { causationId: 'RQ-test' }))
  await pay()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(hook).toHaveBeenCalledTimes(2)
  expect(await events('NoticeSent')).toHaveLength(1)
})

test('after any other failure the notice is tried again, and the webhook stays on', async () => {
  await pay()
  const hook = vi.fn(async () => {})
  hook.mockRejectedValueOnce(new Error('500')).mockRejectedValueOnce(new Error('time-out'))
  await startHook(hook)
  expect(hook).toHaveBeenCalledTimes(3)
  expect(await events('WebhookSwitchedOff')).toEqual([])
  expect(await events('NoticeSent')).toHaveLength(1)
})

test('a customer who wants no mails gets none, and no mail is recorded as sent', async () => {
  const command = { name: 'Park', email: 'p@example.com', language: 'ko', mail: false } as const
  const { customerId } = accepted(
    await people.run(signUp, { ...command, tokenId: asId<'token'>('t'), tokenHash: 'h' }),
  )
  await pay(1, customerId)
  await pay(1)
  const mail = vi.fn(async () => {})
  await start('send-mail', sendNotice({ mail }))
  expect(mail).toHaveBeenCalledTimes(1)
  expect(await events('NoticeSent')).toHaveLength(1)
  expect(await left('send-mail')).toEqual({ waiting: 0, dead: 0 })
})

test('a notice on a channel that is no longer configured is a dead letter that says so', async () => {
  await pay()
  await start('send-mail', sendNotice({ inbox: async () => {} }))
  expect((await store.queries.tasks({ limit: 10, dead: true })).items).toMatchObject([
    { kind: 'send-mail', lastError: expect.stringContaining('no channel mail any more') },
  ])
})
