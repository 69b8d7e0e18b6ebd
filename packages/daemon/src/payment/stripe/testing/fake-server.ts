import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type KeptReply, keptReplies } from './fake-idempotency.ts'
import { fakeLedger } from './fake-ledger.ts'
import { deliver, type Mishap, TURNED_AWAY } from './fake-mishaps.ts'
import { type Form, failure, type Operation, type Reply } from './fake-objects.ts'
import { routeOf } from './fake-routes.ts'

const API_KEY = 'sk_test_outerpark'

/** The answer to a wrong API key. Like Stripe, it shows the beginning and the end of the key. */
const invalidKey = (given: string) =>
  failure(401, {
    message: `Invalid API Key provided: ${given.slice(0, 8)}${'*'.repeat(12)}${given.slice(-4)}`,
  })

/** The state that a test can change. */
type Knobs = {
  aheadMs: number
  searchLagMs: number
  /** the API key that it accepts */
  apiKey: string
  /** the account of the key; null if the key may not read it */
  account: string | null
  away: boolean
  readonly mishaps: { operation: Operation; mishap: Mishap }[]
  readonly calls: Operation[]
}

type Ledger = ReturnType<typeof fakeLedger>

/**
 * Starts a local server that answers the gateway's calls as Stripe's published API describes: forms, bearer
 * authorization, idempotency keys, payment intents, refunds, errors and the cards of test mode.
 * Its source is docs.stripe.com (API reference, "Idempotent requests", "Advanced error handling", "Search", "Testing"),
 * not the gateway's code. It has its own ledger.
 */
export async function startFakeStripe({ latencyMs = 0 }: { latencyMs?: number } = {}) {
  const knobs: Knobs = {
    aheadMs: 0,
    searchLagMs: 60_000,
    apiKey: API_KEY,
    account: 'acct_fake',
    away: false,
    mishaps: [],
    calls: [],
  }
  const now = () => Date.now() + knobs.aheadMs
  const ledger = fakeLedger({ now, searchLagMs: () => knobs.searchLagMs })
  const handle = handlerOf(knobs, ledger, { now, latencyMs })
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error))
  })
  server.on('connection', (socket) => {
    if (knobs.away) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    /** the options with which `stripeGateway` reaches this server */
    where: { apiKey: API_KEY, host: '127.0.0.1', port, protocol: 'http' } as const,
    /** the value for OUTERPARK_STRIPE_URL */
    url: `http://127.0.0.1:${port}`,
    book: ledger.book,
    intentsOf: ledger.intentsOf,
    intents: ledger.intents,
    /** Does an operation directly, like a person at Stripe's dashboard. */
    act: (operation: Operation, id: string, form: Record<string, string> = {}) =>
      ledger.run(operation, id, new Map(Object.entries(form))),
    ...handsOn(knobs, server),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type FakeStripe = Awaited<ReturnType<typeof startFakeStripe>>

/** Answers one request. */
function handlerOf(
  knobs: Knobs,
  ledger: Ledger,
  { now, latencyMs }: { now: () => number; latencyMs: number },
) {
  const answer = keptReplies({ now, latencyMs })

  const mishapFor = (operation: Operation): Mishap | undefined => {
    const at = knobs.mishaps.findIndex((next) => next.operation === operation)
    return at < 0 ? undefined : knobs.mishaps.splice(at, 1)[0]?.mishap
  }

  function work(operation: Operation, id: string, form: Form, mishap?: Mishap): Reply {
    const broken = failure(500, { type: 'api_error', message: 'An unknown error occurred.' })
    if (mishap === 'fail-before') return broken
    const reply = ledger.run(operation, id, form, mishap)
    return mishap === 'fail-after' ? broken : reply
  }

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const reply = (content: KeptReply, mishap?: Mishap) =>
      deliver(outgoing, content, { date: now(), id: `req_${knobs.calls.length}`, mishap })
    const { method = '' } = incoming
    const url = new URL(incoming.url ?? '', 'http://stripe')
    const text = Buffer.concat(await Array.fromAsync<Buffer>(incoming)).toString()
    const form = new Map(new URLSearchParams(method === 'GET' ? url.search : text))
    const given = incoming.headers.authorization?.replace('Bearer ', '') ?? ''
    if (given !== knobs.apiKey) return reply(invalidKey(given))
    if (url.pathname === '/v1/account') {
      const { account } = knobs
      if (account === null) return reply(failure(403, { message: 'The key may not read this.' }))
      return reply({ status: 200, body: { id: account, object: 'account' } })
    }
    const route = routeOf(method, url.pathname)
    if (!route) return reply(failure(404, { message: 'Unrecognized request URL.' }))
    const { operation, id, path } = route
    knobs.calls.push(operation)
    const mishap = mishapFor(operation)
    const turnedAway = mishap && TURNED_AWAY[mishap]
    if (turnedAway) return reply(failure(429, turnedAway))
    const key = method === 'GET' ? undefined : incoming.headers['idempotency-key']?.toString()
    reply(await answer(path, form, key, () => work(operation, id, form, mishap)), mishap)
  }
}

/** The functions with which a test changes the behaviour of the server. */
const handsOn = (knobs: Knobs, server: Server) => ({
  /** Makes the next calls of the operation fail with these mishaps, in order. */
  spoilNext(operation: Operation, ...next: Mishap[]) {
    for (const mishap of next) knobs.mishaps.push({ operation, mishap })
  },
  /** Ends all mishaps. */
  allWell() {
    knobs.mishaps.length = 0
  },
  /** The calls since the last call of this function. */
  calls: () => knobs.calls.splice(0),
  /** Changes the API key that the server accepts. Without an argument it is the original key again. */
  rollKey(key = API_KEY) {
    knobs.apiKey = key
  },
  /** Changes the account to which the key belongs. With null, the key may not read it. */
  belongTo(account: string | null) {
    knobs.account = account
  },
  /** Makes the server unreachable: every connection is closed before a request is read. */
  goAway() {
    knobs.away = true
    server.closeAllConnections()
  },
  comeBack() {
    knobs.away = false
  },
  /** Moves Stripe's clock forward. */
  advance(ms: number) {
    knobs.aheadMs += ms
  },
  setSearchLag(ms: number) {
    knobs.searchLagMs = ms
  },
})
