import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fakeLedger } from './fake-ledger.ts'
import { type Form, failure, type Operation, type Reply } from './fake-objects.ts'

/** What can go wrong with one call. */
export type Mishap =
  /** 500, and nothing was done; or everything was. Kept under the idempotency key, as Stripe does. */
  | 'fail-before'
  | 'fail-after'
  /** 500 in HTML, from something in front of Stripe */
  | 'bad-gateway'
  /** the work is done, and the connection breaks before the reply, or in the middle of it */
  | 'drop-reply'
  | 'half-reply'
  | 'rate-limit'
  /** another call holds the intent */
  | 'lock-timeout'
  | 'wrong-amount'
  | 'wrong-currency'
  | 'wrong-key'
  | 'html'
  | 'huge'
  /** JSON that breaks off, in a reply that does not */
  | 'broken-json'
  /** the bank wants to see the card holder, although it was told that nobody is there */
  | 'ask-holder'
  /** the money is neither taken nor refused yet */
  | 'processing'
  /** as it was a moment ago, before it was refunded */
  | 'before-refund'
  /** the bank does not take the money back */
  | 'failed-refund'

/** Errors that come before anything else, and are kept under no idempotency key. */
const TURNED_AWAY: { [mishap in Mishap]?: { code: string; message: string } } = {
  'rate-limit': { code: 'rate_limit', message: 'Too many requests.' },
  'lock-timeout': { code: 'lock_timeout', message: 'This object cannot be accessed right now.' },
}

/** What the mishap makes wrong in the reply. */
function twistOf(mishap: Mishap | undefined): object {
  switch (mishap) {
    case 'wrong-amount':
      return { amount: 1 }
    case 'wrong-currency':
      return { currency: 'usd' }
    case 'wrong-key':
      return { metadata: { outerpark_payment: 'PY-OTHER', outerpark_sum: '190000 KRW' } }
    case 'processing':
      return { status: 'processing' }
    case 'before-refund':
      return { latest_charge: { id: 'ch_before', amount_refunded: 0 } }
    case 'huge':
      return { description: 'x'.repeat(2_000_000) }
    default:
      return {}
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
const API_KEY = 'sk_test_outerpark'

/** Stripe shows what a wrong key begins and ends with. */
const invalidKey = (given: string) =>
  failure(401, {
    message: `Invalid API Key provided: ${given.slice(0, 8)}${'*'.repeat(12)}${given.slice(-4)}`,
  })

type Saved = { fingerprint: string; at: number; reply?: Reply }

/**
 * A local server that answers as Stripe's published API describes, for the calls that the gateway makes: forms,
 * bearer authorization, idempotency keys, payment intents, refunds, errors and the cards of test mode.
 * Written after docs.stripe.com (API reference, "Idempotent requests", "Advanced error handling", "Search",
 * "Testing"), not after the gateway. Its ledger is its own.
 */
export async function startFakeStripe({ latencyMs = 0 }: { latencyMs?: number } = {}) {
  let aheadMs = 0
  let searchLagMs = 60_000
  /** the API key that it takes */
  let taken: string = API_KEY
  let away = false
  const now = () => Date.now() + aheadMs
  const ledger = fakeLedger({ now, searchLagMs: () => searchLagMs })
  const saved = new Map<string, Saved>()
  const mishaps: { operation: Operation; mishap: Mishap }[] = []
  const calls: Operation[] = []

  const mishapFor = (operation: Operation): Mishap | undefined => {
    const at = mishaps.findIndex((next) => next.operation === operation)
    return at < 0 ? undefined : mishaps.splice(at, 1)[0]?.mishap
  }

  function work(operation: Operation, id: string, form: Form, mishap?: Mishap): Reply {
    const broken = failure(500, { type: 'api_error', message: 'An unknown error occurred.' })
    if (mishap === 'fail-before') return broken
    const reply = ledger.run(operation, id, form, mishap)
    return mishap === 'fail-after' ? broken : reply
  }

  /** Idempotency as documented: kept for a day, also failures; other parameters and calls at work are refused. */
  async function answer(
    { operation, id, path }: Route,
    form: Form,
    key: string | undefined,
    mishap?: Mishap,
  ): Promise<Reply & { replayed?: boolean }> {
    const fingerprint = JSON.stringify([path, [...form].sort()])
    const before = key === undefined ? undefined : saved.get(key)
    if (before && now() - before.at < DAY_MS) {
      if (before.fingerprint !== fingerprint)
        return failure(400, {
          type: 'idempotency_error',
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        })
      if (!before.reply)
        return failure(409, {
          type: 'idempotency_error',
          code: 'idempotency_key_in_use',
          message:
            'There is currently another in-progress request using this Stripe-Account and idempotency key.',
        })
      return { ...before.reply, replayed: true }
    }
    const slot: Saved = { fingerprint, at: now() }
    if (key !== undefined) saved.set(key, slot)
    await sleep(Math.random() * latencyMs, undefined, { ref: false })
    const reply = work(operation, id, form, mishap)
    await sleep(Math.random() * latencyMs, undefined, { ref: false })
    if (reply.unbegun && key !== undefined) saved.delete(key)
    slot.reply = reply
    return reply
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '', 'http://stripe')
    const text = Buffer.concat(await Array.fromAsync<Buffer>(incoming)).toString()
    const form = new Map(new URLSearchParams(incoming.method === 'GET' ? url.search : text))
    const route = routeOf(incoming.method ?? '', url.pathname)
    const key = incoming.headers['idempotency-key']?.toString()
    const given = incoming.headers.authorization?.replace('Bearer ', '') ?? ''
    if (given !== taken) return deliver(outgoing, invalidKey(given))
    if (!route) return deliver(outgoing, failure(404, { message: 'Unrecognized request URL.' }))
    calls.push(route.operation)
    const mishap = mishapFor(route.operation)
    const turnedAway = mishap && TURNED_AWAY[mishap]
    if (turnedAway) return deliver(outgoing, failure(429, turnedAway))
    const reply = await answer(route, form, incoming.method === 'GET' ? undefined : key, mishap)
    deliver(outgoing, reply, mishap)
  }

  /** Sends the reply, or what the mishap makes of it. */
  function deliver(
    outgoing: ServerResponse,
    { status, body, replayed }: Reply & { replayed?: boolean },
    mishap?: Mishap,
  ): void {
    const headers = {
      'content-type': 'application/json',
      date: new Date(now()).toUTCString(),
      'request-id': `req_${calls.length}`,
      ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
    }
    const text = JSON.stringify({ ...body, ...twistOf(mishap) }, null, 2)
    switch (mishap) {
      case 'drop-reply':
        outgoing.destroy()
        break
      case 'half-reply':
        outgoing.writeHead(status, { ...headers, 'content-length': text.length })
        outgoing.write(text.slice(0, 100), () => outgoing.destroy())
        break
      case 'broken-json':
        outgoing.writeHead(status, headers).end(text.slice(0, 100))
        break
      case 'bad-gateway':
        outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>')
        break
      case 'html':
        outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>')
        break
      default:
        outgoing.writeHead(status, headers).end(text)
    }
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error))
  })
  server.on('connection', (socket) => {
    if (away) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    /** what `stripeGateway` needs to reach it */
    where: { apiKey: API_KEY, host: '127.0.0.1', port, protocol: 'http' } as const,
    book: ledger.book,
    intentsOf: ledger.intentsOf,
    intents: ledger.intents,
    /** as OUTERPARK_STRIPE_URL has it */
    url: `http://127.0.0.1:${port}`,
    /** Acts at Stripe directly, as somebody at its dashboard would. */
    act: (operation: Operation, id: string, form: Record<string, string> = {}) =>
      ledger.run(operation, id, new Map(Object.entries(form))),
    /** Lets each of the next calls of the operation go wrong, in order. */
    spoilNext(operation: Operation, ...next: Mishap[]) {
      for (const mishap of next) mishaps.push({ operation, mishap })
    },
    /** Nothing goes wrong any more. */
    allWell() {
      mishaps.length = 0
    },
    /** the calls since the last time that this was asked */
    calls: () => calls.splice(0),
    /** Takes another API key from now on, or its own again. */
    rollKey(key = API_KEY) {
      taken = key
    },
    /** Nobody answers any more: every connection breaks, before a request is read. */
    goAway() {
      away = true
      server.closeAllConnections()
    },
    comeBack() {
      away = false
    },
    /** Moves Stripe's clock on. */
    advance(ms: number) {
      aheadMs += ms
    },
    setSearchLag(ms: number) {
      searchLagMs = ms
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type FakeStripe = Awaited<ReturnType<typeof startFakeStripe>>

type Route = { operation: Operation; id: string; path: string }

function routeOf(method: string, path: string): Route | undefined {
  const at = `${method} ${path}`
  if (at === 'POST /v1/payment_intents') return { operation: 'create', id: '', path }
  if (at === 'GET /v1/payment_intents/search') return { operation: 'search', id: '', path }
  if (at === 'POST /v1/refunds') return { operation: 'refund', id: '', path }
  if (at === 'GET /v1/refunds') return { operation: 'list-refunds', id: '', path }
  const [, verb, id = '', rest = ''] =
    /^(GET|POST) \/v1\/payment_intents\/(\w+)(\/confirm|\/cancel)?$/.exec(at) ?? []
  if (verb === 'GET' && rest === '') return { operation: 'retrieve', id, path }
  if (verb === 'POST' && rest === '') return { operation: 'update', id, path }
  if (verb === 'POST' && rest === '/confirm') return { operation: 'confirm', id, path }
  if (verb === 'POST' && rest === '/cancel') return { operation: 'cancel', id, path }
  return undefined
}
