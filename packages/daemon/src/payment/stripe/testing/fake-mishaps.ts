import type { ServerResponse } from 'node:http'
import type { KeptReply } from './fake-idempotency.ts'

/** What can go wrong with one call. */
export type Mishap =
  /** 500 before the work, or 500 after it. The reply is kept under the idempotency key, as at Stripe. */
  | 'fail-before'
  | 'fail-after'
  /** a 5xx in HTML, as from a load balancer in front of Stripe */
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
  /** a complete reply with incomplete JSON */
  | 'broken-json'
  /** the bank requires an action of the card holder */
  | 'ask-holder'
  /** the money is neither taken nor refused yet */
  | 'processing'
  /** the charge in its state before the refund */
  | 'before-refund'
  /** the bank refuses the refund */
  | 'failed-refund'

/** Errors before any work. They are not kept under the idempotency key. */
export const TURNED_AWAY: { [mishap in Mishap]?: { code: string; message: string } } = {
  'rate-limit': { code: 'rate_limit', message: 'Too many requests.' },
  'lock-timeout': { code: 'lock_timeout', message: 'This object cannot be accessed right now.' },
}

/** The fields that the mishap changes in the reply. */
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
  /** the id of the request */
  readonly id: string
  readonly mishap?: Mishap | undefined
}

/** Sends the reply, changed by the mishap if there is one. */
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
