import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaymentGateway } from '@outerpark/core/ports'
import type { CustomerLimits } from '@outerpark/core/reservation'
import { pino } from 'pino'
import { exchange } from '../http-client/exchange.ts'
import { type Origin, socketOrigin } from '../http-client/send.ts'
import { deliverToInbox } from '../notice/inbox.ts'
import { homeFiles } from '../process/home.ts'
import { socketIn } from '../process/socket-folder.ts'
import type { Config } from '../settings/config.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { assembleOffice } from './assemble.ts'
import { randomIds } from './ids.ts'
import { openMyPage } from './mypage.ts'
import { audits } from './verify.ts'

/** For how long it books (ms). After as many bookings V8 has compiled what they need most. */
const LONGEST_MS = 1_000
const BOOKINGS = 600
/** Who books at the same time, each over a connection of their own. */
const CUSTOMERS = 20
const MOST_BYTES = 1_000_000
const IN_A_MONTH_MS = 30 * 86_400_000
/** the admin's token and every other secret of that box office */
const KEY = 'opa_rehearsal'

/** Limits that nobody reaches. Without any, other code would run. */
const WIDE: CustomerLimits = {
  maxSeatsPerBooking: BOOKINGS,
  maxSeatsPerPerformance: BOOKINGS,
  maxUnpaidSeats: BOOKINGS,
  maxUnpaidSeatsDuringOutage: BOOKINGS,
  maxDeclinesPerHour: BOOKINGS,
  declinePauseMs: 1,
  maxCancelsPerHour: BOOKINGS,
  maxHoldsPerHour: BOOKINGS,
}

/** A card company that approves. Nothing else is asked of it here. */
const APPROVING: PaymentGateway = {
  approve: async ({ key }) => ({ outcome: 'approved', chargeId: key, refunded: 0 }),
  void: async () => ({ outcome: 'voided' }),
  refund: async ({ refundKey, amount }) => ({ refundId: refundKey, refunded: amount.amount }),
  lookUp: async () => ({ outcome: 'unheard-of' }),
}

const DAEMON = {
  ...{ version: '0', instance: 'rehearsal', mode: 'TEST', startedAt: new Date(0).toISOString() },
  gateway: { name: 'sandbox', at: null, live: null, account: null },
} as const

/**
 * Books at a box office of nobody's, which is thrown away, before a worker takes the place of another one. Code that has
 * not run yet answers a twentieth as fast, and all who wait at that moment would feel it. Meanwhile the old worker
 * answers.
 *
 * It goes through the real parts, over a real socket. Only the card company approves without asking anybody. A worker that is
 * killed meanwhile leaves its folder among the temporary files.
 *
 * @param bookings the most that it makes; fewer if the machine is slow
 * @returns how many it has made
 * @throws what kept it from booking, such as no room for temporary files: then the worker is only slow at first
 */
export async function rehearse(config: Config, bookings = BOOKINGS): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'outerpark-rehearsal-'))
  try {
    return await bookIn(folder, config, bookings)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function bookIn(folder: string, config: Config, bookings: number): Promise<number> {
  const files = homeFiles(folder)
  const [clock, random] = [{ now: Date.now }, Math.random]
  const store = openSqliteStore(files.store, { clock, newId: randomIds(), channels: ['inbox'] })
  const myPage = await openMyPage(files, config)
  const office = await assembleOffice({
    settings: { ...config, ...WIDE },
    ...{ store, clock, random, cardCompany: APPROVING, notifier: { inbox: deliverToInbox } },
    log: pino({ level: 'silent' }),
    http: {
      daemon: DAEMON,
      ...{ adminToken: KEY, tokenSecret: KEY, allowedHosts: [], channels: ['inbox'], myPage },
      ...audits(files.store, undefined),
      ...{ sandbox: undefined, stripeHint: undefined, onFault: () => undefined },
    },
  })
  const agent = new Agent({ keepAlive: true })
  try {
    const path = socketIn(folder, 'daemon')
    const control = { key: KEY, state: () => ({}), stop: () => undefined }
    await office.http.listenLocally({ path, control })
    return await bookAt(asking(socketOrigin(path, agent)), bookings)
  } finally {
    agent.destroy()
    // As a worker ends for which another one comes: that is the only way that closes the socket.
    await office.stop(0, 1)
    await myPage.close()
    await store.close()
  }
}

/** Registers a musical, and lets customers book in it. @returns the number of bookings */
async function bookAt(ask: ReturnType<typeof asking>, bookings: number): Promise<number> {
  const startsAt = new Date(Date.now() + IN_A_MONTH_MS).toISOString()
  const grades = [{ grade: 'R', seats: BOOKINGS, price: { amount: 1_000, currency: 'KRW' } }]
  const musical = { title: 'Rehearsal', venue: 'Stage', performances: [{ startsAt, grades }] }
  const { performances } = await ask('POST', '/v1/musicals', KEY, musical)
  const wish = { performanceId: performances[0].id, seats: 1 }
  const until = performance.now() + LONGEST_MS
  let [asked, booked] = [0, 0]
  const visit = async (number: number) => {
    const person = { name: 'Nobody', email: `${number}@example.com` }
    const { token } = await ask('POST', '/v1/customers', undefined, person)
    while (asked < bookings && performance.now() < until) {
      asked += 1
      await ask('POST', '/v1/reservations', token, wish)
      booked += 1
    }
    await ask('GET', '/v1/mypage', token)
  }
  await Promise.all(Array.from({ length: CUSTOMERS }, (_, number) => visit(number)))
  return booked
}

/** @returns a function that asks and gives the answer, read as JSON; it throws if that is no success */
const asking =
  (origin: Origin) =>
  // biome-ignore lint/suspicious/noExplicitAny: of this program, and of nobody else's
  async (method: string, path: string, token?: string, body?: object): Promise<any> => {
    const { status, text } = await exchange(origin, {
      ...{ method, path, maxBytes: MOST_BYTES },
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      },
      body: body && JSON.stringify(body),
    })
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`)
    return JSON.parse(text)
  }
