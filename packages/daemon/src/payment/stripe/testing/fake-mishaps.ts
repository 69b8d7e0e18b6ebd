import type { ServerResponse } from 'node:http'
import type { KeptReply } from './fake-idempotency.ts'

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
export const TURNED_AWAY: { [mishap in Mishap]?: { code: string; message: string } } = {
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

type Delivery = {
  /** ms since the epoch */
  readonly date: number
  /** of the request */
  readonly id: string
  readonly mishap?: Mishap | undefined
}

/** Sends the reply, or what the mishap makes of it. */
export function deliver(
  outgoing: ServerResponse,
  { status, body, replayed }: KeptReply,
  { date, id, mishap }: Delivery,
): void {
  const headers = {
    'content-type': 'application/json',
    date: new Date(date).toUTCString(),
    'request-id': id,
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
