import type { Clock, MyPage, Store } from '@outerpark/core/ports'
import type { CustomerLimits, NumberedSeats } from '@outerpark/core/reservation'
import type { RouteParts } from '../http/routes.ts'
import { fakeBackups, fakeBooks } from '../http/testing/fake-recovery.ts'
import { assembleOffice } from '../office/assemble.ts'
import type { HttpParts } from '../office/http-interface.ts'
import { openMyPage } from '../office/mypage.ts'
import { checkInvariants, compareReports, compareSales } from '../office/verify.ts'
import { ledgerOfOffice } from '../payment/office-gateway.ts'
import { openSqliteAudit } from '../store/sqlite/audit.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { checkLedger } from '../verify/ledger.ts'
import { codesChecked } from './declared-codes.ts'
import { temporaryFolder } from './folder.ts'
import { type Asking, ask, follow } from './http-client.ts'
import { randomIds } from './ids.ts'
import { type MemoryGateway, memoryGateway } from './memory-gateway.ts'
import { idlePipeline, testParts } from './pipeline.ts'
import { BEGINS, grade } from './season.ts'
import { officeSettled } from './settled.ts'

export const ADMIN = 'opa_the-token-of-the-admin'

const DAEMON = {
  version: '0.0.0',
  instance: 'test',
  mode: 'TEST',
  gateway: { name: 'sandbox', at: null, live: null, account: null } as const,
  startedAt: new Date().toISOString(),
}
/** How long requests and tasks in flight may take to end when the office closes, in milliseconds. */
const GRACE_MS = 2_000

export type Settings = {
  /** wraps the store, for example to let it fail */
  readonly wrap?: (store: Store) => Store
  readonly allowedHosts?: readonly string[]
  /** limits that are wide, and a rule about single seats that is strict until the start, if left out */
  readonly limits?: Partial<CustomerLimits & NumberedSeats>
  /** the limits on requests and connections; none if left out */
  readonly traffic?: HttpParts['traffic']
  /** the real time if left out */
  readonly clock?: Clock
  /** if false, there are no workers, and every task keeps waiting */
  readonly pipeline?: boolean
  /** the desk for the routes of the sandbox; payments still go to the card company in memory */
  readonly sandbox?: RouteParts['sandbox']
  /** the cards that may be named; any if left out */
  readonly cards?: RouteParts['cards']
  /** the webhook that the routes switch on; it gets no notices */
  readonly webhook?: RouteParts['webhook']
  /** reads the webhooks of Stripe; payments still go to the card company in memory */
  readonly stripeHint?: RouteParts['stripeHint']
  /** what is counted; nothing if left out */
  readonly metrics?: HttpParts['metrics']
  /** is told of each request */
  readonly onAnswered?: HttpParts['onAnswered']
  /** until when the breaker is open (ms since the epoch); only without a pipeline */
  readonly pausedUntil?: () => number | undefined
}

export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly token: string
}

/**
 * Opens a whole box office in this process, like the daemon: SQLite, MyPage, the pipeline, and HTTP on a free port.
 * Only the card company is in memory.
 */
export async function openTestOffice({
  wrap = (store) => store,
  limits = {},
  pipeline = true,
  clock = testParts.clock,
  webhook,
  pausedUntil,
  ...more
}: Settings = {}) {
  const folder = temporaryFolder()
  const storeFile = folder.file('outerpark.db')
  const onGroup = more.metrics?.committed
  const kept = openSqliteStore(storeFile, { clock, newId: randomIds, onGroup })
  const files = { store: storeFile, view: folder.file('mypage.db') }
  const myPage = await openMyPage(files, { myPageLagMs: 1000 })
  const gateway = memoryGateway()
  const faults: unknown[] = []
  const office = await assembleOffice({
    ...{ ...testParts, clock },
    settings: { ...testParts.settings, ...limits },
    store: wrap(kept),
    cardCompany: gateway,
    webhook,
    pipeline: pipeline ? undefined : idlePipeline(pausedUntil),
    http: {
      daemon: DAEMON,
      adminToken: ADMIN,
      tokenSecret: 'a secret',
      channels: ['inbox'],
      myPage,
      ...auditsOf(storeFile, bookOf(gateway, kept.officeName)),
      allowedHosts: [],
      ...{ sandbox: undefined, stripeHint: undefined },
      ...{ backups: fakeBackups, companyBooks: fakeBooks },
      ...more,
      onFault: (error) => faults.push(error),
    },
  })
  const url = await office.http.listen({ host: '127.0.0.1', port: 0 })
  const { routes } = office.http

  return {
    url,
    routes,
    store: office.store,
    gateway,
    /** the faults of the program, which were answered with 500 */
    faults,
    ...peopleAt(url, codesChecked(routes)),
    /** Waits until the pipeline has done all tasks, and MyPage shows all events. */
    settled: () => officeSettled(progressOf(kept, myPage)),
    /** Closes the office like the daemon at its end: streams end, and requests in flight are answered. */
    async close() {
      await office.stop(GRACE_MS)
      await myPage.close()
      await kept.close()
      folder.remove()
    },
  }
}

export type TestOffice = Awaited<ReturnType<typeof openTestOffice>>

/** How far the pipeline and MyPage are. */
const progressOf =
  ({ queries }: Store, myPage: Pick<MyPage, 'position'>) =>
  async () => ({
    tasks: await queries.taskCounts(),
    position: await queries.lastPosition(),
    myPagePosition: myPage.position(),
  })

/** What `verify` asks: the invariants in a thread as in the daemon, the ledger in this one. */
const auditsOf = (
  storeFile: string,
  book: Parameters<typeof checkLedger>[0],
): Pick<HttpParts, 'checkInvariants' | 'compareSales' | 'compareReports' | 'compareLedger'> => ({
  compareSales: (standing) => compareSales(storeFile, standing),
  compareReports: (reports) => compareReports(storeFile, reports),
  checkInvariants: (only) => checkInvariants(storeFile, only),
  async compareLedger() {
    const audit = openSqliteAudit(storeFile)
    return checkLedger(book, audit).finally(audit.close)
  },
})

const bookOf = (gateway: MemoryGateway, officeName: string) => {
  async function* charges() {
    yield* gateway.charges()
  }
  return { ledger: () => ledgerOfOffice(charges(), officeName) }
}

/** Functions for what people do at an office, over HTTP. */
function peopleAt(url: string, checked: ReturnType<typeof codesChecked>) {
  let people = 0
  let shows = 0
  return {
    ask: async (method: string, path: string, asking?: Asking) =>
      checked(method, path, await ask(url, method, path, asking)),
    follow: (path: string, asking?: Asking) => follow(url, path, asking),
    async signUp(name: string): Promise<Person> {
      people += 1
      const email = `person${people}@example.com`
      const { json } = await ask(url, 'POST', '/v1/customers', { body: { name, email } })
      return { id: json.customer.id, name, email, token: json.token }
    },
    async register(grades = [grade('VIP', 1000)], startsAt = BEGINS) {
      shows += 1
      // At one time each further performance is in another hall.
      const venue = shows === 1 ? 'Charlotte' : `Charlotte ${shows}`
      const body = { title: 'Phantom', venue, performances: [{ startsAt, grades }] }
      const { json } = await ask(url, 'POST', '/v1/musicals', { token: ADMIN, body })
      return { musicalId: String(json.musical.id), performanceId: String(json.performances[0].id) }
    },
    book: (who: Person, performanceId: string, over: object = {}) =>
      ask(url, 'POST', '/v1/reservations', {
        token: who.token,
        body: { performanceId, seats: 2, ...over },
      }),
    /** The answer of GET /v1/verify. */
    verify: async () => (await ask(url, 'GET', '/v1/verify', { token: ADMIN })).json,
  }
}
