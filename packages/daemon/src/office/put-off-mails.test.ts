import { changeCustomer } from '@outerpark/core/customer'
import type { CustomerId, PerformanceId, ReservationId } from '@outerpark/core/kernel'
import type { Notice, PutOff, Store } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mailPace } from '../notice/mail/pace.ts'
import { sendNotice } from '../pipeline/send-notice.ts'
import { startWorkers } from '../pipeline/workers.ts'
import { openMemoryStore } from '../store/memory/store.ts'
import { START } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, PRICE } from '../testing/season.ts'

// Mails that wait since their address had enough, with the workers that try them again.

const HOUR_MS = 3_600_000
const clock = { now: () => Date.now() }
const parts = {
  clock,
  random: () => 1,
  settings: {
    workers: { min: 10, max: 10 },
    leaseMs: 30_000,
    backoff: { baseMs: 1_000, capMs: HOUR_MS },
    maxAttempts: 50,
  },
  onFailure: () => {},
}
let store: Store
let people: ReturnType<typeof actors>
let workers: ReturnType<typeof startWorkers> | undefined
let minji: CustomerId
let performanceId: PerformanceId
/** the reservations that each mail tells of, with the address */
let mails: string[]

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  store = openMemoryStore({ clock, newId: countedIds(), channels: ['mail'] })
  people = actors(store)
  minji = await people.customer('Kim Minji')
  performanceId = (await people.performance()).performanceId
  mails = []
})
afterEach(async () => {
  await stop()
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** Starts a daemon's workers for mails. An address gets one an hour. */
function start(): void {
  const paced = mailPace<Notice>({ perHour: 1, longestWaitMs: HOUR_MS, clock })
  const mail = async (notice: Notice, _: AbortSignal, putOff: PutOff) => {
    const to = notice.customer.email ?? ''
    const tell = (...told: Notice[]) =>
      void mails.push(`${to}: ${told.map((each) => each.reservationId).join()}`)
    const others = await paced(to, notice, {
      one: async () => tell(notice),
      summary: async (together) => tell(...together),
      isWanted: putOff.isWanted,
    })
    others.forEach(putOff.delivered)
  }
  workers = startWorkers('send-mail', sendNotice({ mail }), { ...parts, store })
}

async function stop(): Promise<void> {
  const stopped = workers?.stop(0)
  await pass(2_000)
  await stopped
  workers = undefined
}

/** Books and pays so many seats, one by one. */
async function bookAndPay(times: number): Promise<ReservationId[]> {
  const booked: ReservationId[] = []
  for (let n = 0; n < times; n++) {
    const { id } = accepted(await people.book(minji, performanceId))
    accepted(await people.approve(id))
    booked.push(id)
    await pass(10)
  }
  return booked
}

/** How the notices of these reservations ended, in order. */
const endsOf = async (id: ReservationId) =>
  (await store.queries.events(1, 1_000)).flatMap((event) =>
    (event.type === 'NoticeSent' || event.type === 'NoticeSkipped') && event.reservationId === id
      ? [`${event.type} ${event.template}`]
      : [],
  )

test('a summary is recorded for all of its notices at once, so a restart sends none of them again', async () => {
  start()
  const [first, second, third] = await bookAndPay(3)
  await pass(HOUR_MS + 1_000)
  expect(mails).toEqual([`1@example.com: ${first}`, `1@example.com: ${second},${third}`])
  for (const id of [first, second, third])
    expect(await endsOf(id as ReservationId)).toEqual(['NoticeSent payment-approved'])
  await stop()
  start()
  await pass(3 * HOUR_MS)
  expect(mails).toHaveLength(2)
  expect((await store.queries.taskCounts())['send-mail']).toEqual({ waiting: 0, dead: 0 })
})

test('what was overtaken while it waited is in no summary, and the log says that it was skipped', async () => {
  start()
  const [, second, third] = (await bookAndPay(3)) as [ReservationId, ReservationId, ReservationId]
  accepted(await people.cancel(second))
  accepted(await people.refund(second, PRICE))
  await pass(2 * HOUR_MS)
  expect(mails.slice(1)).toEqual([`1@example.com: ${third},${second}`])
  expect(await endsOf(second)).toEqual([
    'NoticeSkipped payment-approved',
    'NoticeSent payment-cancelled',
  ])
  expect(await endsOf(third)).toEqual(['NoticeSent payment-approved'])
})

test('what waited for an address goes to the new one of the customer, and to the old one no more', async () => {
  start()
  const [, second, third] = await bookAndPay(3)
  accepted(await people.run(changeCustomer, { customerId: minji, email: 'minji@example.com' }))
  await pass(3 * HOUR_MS)
  expect(mails.slice(1).map((mail) => mail.split(':')[0])).toEqual(
    Array(mails.length - 1).fill('minji@example.com'),
  )
  const told = mails.slice(1).flatMap((mail) => mail.split(/: |,/).slice(1))
  expect(told.toSorted()).toEqual([second, third].toSorted())
})
