import type { Store } from '@outerpark/core/ports'
import { makeApp } from '../http/app.ts'
import { callerFinder } from '../http/caller.ts'
import { admission } from '../http/overload.ts'
import { allRoutes, type RouteParts } from '../http/routes.ts'
import { listen } from '../http/server.ts'
import { startMyPage } from '../mypage/index.ts'
import { noticeStatus, workStatus } from '../office/status.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { verifier } from '../verify/verify.ts'
import { temporaryFolder } from './folder.ts'
import { type Asking, ask, follow } from './http-client.ts'
import { randomIds } from './ids.ts'
import { memoryGateway } from './memory-gateway.ts'
import { runPipeline } from './pipeline.ts'
import { BEGINS, grade } from './season.ts'
import { settled } from './settled.ts'

export const ADMIN = 'opa_the-token-of-the-admin'

/** What an office without a pipeline says of its work. */
const NOBODY = { active: 0, limit: 0, min: 0, max: 0 }
const NOBODY_AT_WORK: Parameters<typeof workStatus>[0] = {
  breaker: () => ({
    state: 'closed',
    since: 0,
    awaySince: undefined,
    retryAt: undefined,
    window: { calls: 0, failures: 0 },
    probing: false,
  }),
  paymentsPerSecond: () => 0,
  workers: () => ({
    'approve-payment': NOBODY,
    'cancel-payment': NOBODY,
    'send-notice': NOBODY,
    'send-mail': NOBODY,
    'send-webhook': NOBODY,
  }),
}

export type Settings = {
  /** what stands between the routes and the database */
  readonly wrap?: (store: Store) => Store
  readonly allowedHosts?: readonly string[]
  /** false leaves every task where it is */
  readonly pipeline?: boolean
  /** whose knobs the routes turn; payments go to the card company in memory all the same */
  readonly sandbox?: RouteParts['sandbox']
  /** which the routes switch on; nobody is told by it */
  readonly webhook?: RouteParts['webhook']
  /** reads the webhooks of Stripe, whoever is paid */
  readonly stripeHint?: RouteParts['stripeHint']
  /** as if the breaker were open, for whoever books and looks */
  readonly pausedUntil?: () => number | undefined
}

export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly token: string
}

/**
 * A whole box office in this process: SQLite, MyPage, the pipeline and HTTP on a free port, as `openBoxOffice` puts
 * them together, but for the card company, which is in memory.
 */
export async function openTestOffice({
  wrap = (store) => store,
  allowedHosts = [],
  pipeline = true,
  sandbox,
  webhook,
  stripeHint,
  pausedUntil = () => undefined,
}: Settings = {}) {
  const folder = temporaryFolder()
  const storeFile = folder.file('outerpark.db')
  const clock = { now: Date.now }
  const kept = openSqliteStore(storeFile, { clock, newId: randomIds })
  const store = wrap(kept)
  const myPage = startMyPage({ eventLogFile: storeFile, viewFile: folder.file('mypage.db') })
  store.onCommit(() => myPage.wake())
  const gateway = memoryGateway()
  const workers = pipeline ? runPipeline(kept, gateway) : undefined
  const stopping = new AbortController()
  const faults: unknown[] = []
  const book = {
    async *ledger() {
      yield* gateway.charges()
    },
  }
  const routes = allRoutes({
    store,
    clock,
    tokenSecret: 'a secret',
    myPage,
    sandbox,
    webhook,
    stripeHint,
    pausedUntil,
    admit: admission(
      { whenOverloaded: 'defer', maxUnpaid: 0 },
      { pausedUntil, unpaid: async () => 0 },
    ),
    health: {
      version: '0.0.0',
      instance: 'test',
      ready: () => !stopping.signal.aborted,
      status: async () => ({
        version: '0.0.0',
        mode: 'TEST',
        pid: process.pid,
        startedAt: new Date().toISOString(),
        position: await store.queries.lastPosition(),
        myPagePosition: myPage.position(),
        ...(await workStatus(workers ?? NOBODY_AT_WORK, store.queries)),
        ...(await noticeStatus({ channels: ['inbox'], webhook }, store.queries)),
      }),
      verify: verifier({ storeFile, myPage, lastPosition: kept.queries.lastPosition, book }),
    },
  })
  const app = makeApp({
    routes,
    findCaller: callerFinder(ADMIN, store.queries.customerByToken),
    allowedHosts,
    stopping: stopping.signal,
    onFault: (error) => faults.push(error),
  })
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  const { url } = server
  let people = 0

  const office = {
    url,
    routes,
    store,
    gateway,
    /** what was a fault of ours, answered with 500 */
    faults,
    ask: (method: string, path: string, asking?: Asking) => ask(url, method, path, asking),
    follow: (path: string, asking?: Asking) => follow(url, path, asking),
    /** Until the pipeline has nothing left to do. */
    settled: () => settled(kept),
    async signUp(name: string): Promise<Person> {
      people += 1
      const email = `person${people}@example.com`
      const { json } = await ask(url, 'POST', '/v1/customers', { body: { name, email } })
      return { id: json.customer.id, name, email, token: json.token }
    },
    async register(grades = [grade('VIP', 1000)], startsAt = BEGINS) {
      const body = { title: 'Phantom', venue: 'Charlotte', performances: [{ startsAt, grades }] }
      const { json } = await ask(url, 'POST', '/v1/musicals', { token: ADMIN, body })
      return { musicalId: String(json.musical.id), performanceId: String(json.performances[0].id) }
    },
    book: (who: Person, performanceId: string, over: object = {}) =>
      ask(url, 'POST', '/v1/reservations', {
        token: who.token,
        body: { performanceId, seats: 2, ...over },
      }),
    /** What must hold of the whole, as GET /v1/verify says. */
    verify: async () => (await ask(url, 'GET', '/v1/verify', { token: ADMIN })).json,
    /** As the daemon does when it is told to stop: streams end, requests are answered, and it is closed. */
    async close() {
      stopping.abort()
      await server.stop(2000)
      await workers?.stop(2000)
      await myPage.close()
      await kept.close()
      folder.remove()
    },
  }
  return office
}

export type TestOffice = Awaited<ReturnType<typeof openTestOffice>>
