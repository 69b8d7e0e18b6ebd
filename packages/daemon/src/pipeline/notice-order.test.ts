import type { ReservationId } from '@outerpark/core/kernel'
import { CHANNELS } from '@outerpark/core/notice'
import type { Notice, Store } from '@outerpark/core/ports'
import { expire } from '@outerpark/core/reservation'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { START } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, PRICE } from '../testing/season.ts'
import { sendNotice } from './send-notice.ts'
import { sendWebhook } from './send-webhook.ts'
import { isPermanent, PermanentError } from './work.ts'
import { startWorkers } from './workers.ts'

const webhook = { webhookId: 'WH-AAAAAAAAAA' as never, host: 'hooks.example.com' }
let store: Store
let people: ReturnType<typeof actors>
let workers: { stop: (graceMs: number) => Promise<void> }[] = []
/** what the receivers got, in order */
let got: string[]
/** is called before each delivery; throws or waits while a server is in trouble */
let trouble: (notice: Notice) => Promise<void>

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds(), channels: CHANNELS })
  people = actors(store)
  got = []
  trouble = async () => {}
})
afterEach(async () => {
  const stopped = Promise.all(workers.map((each) => each.stop(0)))
  await pass(5_000)
  await stopped
  workers = []
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

async function deliver(notice: Notice): Promise<void> {
  await trouble(notice)
  got.push(`${notice.channel} ${notice.template}`)
}

function start(): void {
  const notifier = { inbox: deliver, mail: deliver, webhook: deliver }
  const parts = {
    store,
    clock: { now: Date.now },
    random: () => 1,
    settings: {
      workers: { min: 10, max: 10 },
      leaseMs: 30_000,
      backoff: { baseMs: 1_000, capMs: 3_600_000 },
      maxAttempts: 50,
    },
    onFailure: (_: unknown, error: unknown) => void (isPermanent(error) && got.push('dead')),
  }
  workers = [
    startWorkers('send-notice', sendNotice(notifier), parts),
    startWorkers('send-mail', sendNotice(notifier), parts),
    startWorkers(
      'send-webhook',
      sendWebhook(notifier, webhook, () => {}),
      parts,
    ),
  ]
}

const on = (channel: string) => got.filter((each) => each.startsWith(channel))
const down = (channel: string) => async (notice: Notice) => {
  if (notice.channel === channel) throw new Error('421 try again later')
}
const skipped = async () =>
  (await store.queries.events(1, 1000)).filter(({ type }) => type === 'NoticeSkipped')

async function bookAndPay(): Promise<ReservationId> {
  const { performanceId } = await people.performance()
  const { id } = accepted(await people.book(await people.customer(), performanceId))
  accepted(await people.approve(id))
  return id
}

/** The customer cancels, and the money goes back. */
async function cancel(id: ReservationId): Promise<void> {
  accepted(await people.cancel(id))
  accepted(await people.refund(id, PRICE))
}

describe('C4: a customer', () => {
  // With waits of 1, 2, 4, … s the cancel comes at another place between two tries each time.
  test.each([0, 500, 1_500, 5_000, 20_000, 300_000])(
    'who cancels %i ms after the booking gets no confirmation after it, though mails were refused meanwhile',
    async (ms) => {
      start()
      trouble = down('mail')
      const id = await bookAndPay()
      await pass(ms)
      await cancel(id)
      await pass(ms)
      trouble = async () => {}
      await pass(2 * 3_600_000)
      expect(on('mail')).toEqual(['mail payment-cancelled'])
      expect(await skipped()).toMatchObject([
        { channel: 'mail', template: 'payment-approved', because: 'cancelled', reservationId: id },
      ])
      expect(on('inbox').at(-1)).toBe('inbox payment-cancelled')
      expect((await store.queries.taskCounts())['send-mail']).toEqual({ waiting: 0, dead: 0 })
    },
  )

  test('who cancels while the confirmation is on its way gets both, in order', async () => {
    start()
    let finish = () => {}
    trouble = (notice) =>
      notice.channel === 'mail' && notice.template === 'payment-approved'
        ? new Promise((resolve) => {
            finish = resolve
          })
        : Promise.resolve()
    const id = await bookAndPay()
    await pass(10)
    await cancel(id)
    await pass(2_000)
    expect(on('mail')).toEqual([])
    finish()
    await pass(2_000)
    expect(on('mail')).toEqual(['mail payment-approved', 'mail payment-cancelled'])
    expect(await skipped()).toEqual([])
  })

  test('does not hear of a cancel later than the mail server allows, since what was overtaken is skipped at once', async () => {
    start()
    trouble = down('mail')
    const id = await bookAndPay()
    await pass(1_000_000)
    trouble = async () => {}
    await cancel(id)
    await pass(1_000)
    expect(on('mail')).toEqual(['mail payment-cancelled'])
  })

  test('hears that a booking expired before hearing of the refund, and waits no shorter between the tries', async () => {
    start()
    let tries = 0
    trouble = async (notice) => {
      if (notice.channel !== 'mail') return
      tries += 1
      throw new Error('421 try again later')
    }
    const { performanceId } = await people.performance()
    const { id } = accepted(await people.book(await people.customer(), performanceId))
    await store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1000 })
    const deadline = new Date(START).toISOString()
    accepted(await people.run(expire, { reservationId: id, deadline }))
    accepted(await people.approve(id))
    accepted(await people.refund(id, PRICE))
    await pass(60_000)
    // After 0, 2, 6, 14 and 30 s: the refund waits for its turn, and makes no tries of its own.
    expect(tries).toBe(5)
    trouble = async () => {}
    await pass(3_600_000)
    expect(on('mail')).toEqual(['mail reservation-expired', 'mail payment-refunded'])
  })

  test('hears of the end of a booking although an earlier mail is a dead letter, which is skipped when it is retried', async () => {
    start()
    trouble = async (notice) => {
      if (notice.channel === 'mail') throw new PermanentError('550 no')
    }
    const id = await bookAndPay()
    await pass(100)
    trouble = async () => {}
    await cancel(id)
    await pass(1_000)
    expect(on('mail')).toEqual(['mail payment-cancelled'])
    const [dead] = (await store.queries.tasks({ limit: 10, dead: true })).items
    await store.revive(dead?.id as never)
    await pass(1_000)
    expect(on('mail')).toEqual(['mail payment-cancelled'])
    expect(await skipped()).toHaveLength(1)
  })
})

test('C4: a webhook gets everything, in order', async () => {
  start()
  trouble = down('webhook')
  const id = await bookAndPay()
  await pass(20_000)
  await cancel(id)
  await pass(20_000)
  trouble = async () => {}
  await pass(3_600_000)
  expect(on('webhook')).toEqual(['webhook payment-approved', 'webhook payment-cancelled'])
  expect(await skipped()).toEqual([])
})
