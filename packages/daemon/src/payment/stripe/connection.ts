import { AsyncLocalStorage } from 'node:async_hooks'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { GatewayUnavailable } from '@outerpark/core/ports'
import type Stripe from 'stripe'
import { type Answer, exchange } from '../../http-client/exchange.ts'
import { ReplyTooLarge } from '../../http-client/read.ts'
import type { Origin, Outgoing } from '../../http-client/send.ts'
import { withDeadline } from '../../time/deadline.ts'
import { quickTries } from '../quick-tries.ts'
import { misbehaved } from './misbehaved.ts'

/** The longest reply that is read. An intent is about 4 kB, and a page of search results holds only a few. */
const MAX_REPLY_BYTES = 1024 * 1024
/** The most connections. Further calls wait for a connection, and their time-out runs meanwhile. */
const MAX_SOCKETS = 32

type HttpClient = InstanceType<typeof Stripe.HttpClient>

/**
 * The HTTP client of the SDK. The SDK's own client has no abort signal and reads replies of any size. It also accepts
 * any JSON without an `error` as a success, whatever the status.
 */
export type StripeConnection = HttpClient & {
  /** Runs a call of the SDK. An abort of the signal destroys the connection of the call. */
  readonly within: <T>(signal: AbortSignal, call: () => Promise<T>) => Promise<T>
  /** Closes the idle connections. */
  readonly close: () => void
}

export function stripeConnection(): StripeConnection {
  // The SDK has no parameter for a signal, so the signal is in the asynchronous context of the call.
  const callers = new AsyncLocalStorage<AbortSignal>()
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, scheduling: 'lifo' } as const
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) }

  return {
    getClientName: () => 'outerpark',

    async makeRequest(host, port, path, method, headers, body, protocol, timeoutMs) {
      const caller = callers.getStore()
      if (!caller) throw new Error('A call to Stripe was made without its signal.')
      const secure = protocol !== 'http'
      const agent = secure ? agents.https : agents.http
      const origin = { secure, host, port: Number(port), agent }
      const request = { method, path, headers: { ...headers }, body }
      const answer = await withDeadline(
        timeoutMs,
        caller,
        (signal) => quickTries(() => ask(origin, request, signal), signal),
        (error) => (error instanceof Error ? error : new Error(String(error), { cause: error })),
      )
      const answered = headersOf(answer)
      const json = replyIn(answer)
      return {
        getStatusCode: () => answer.status,
        getHeaders: () => answered,
        getRawResponse: () => ({ headers: answered, statusCode: answer.status }),
        toJSON: async () => json,
        toStream: () => {
          throw new Error('No reply of Stripe is read as a stream here.')
        },
      }
    },

    within: (signal, call) => callers.run(signal, call),

    close() {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

async function ask(origin: Origin, request: Outgoing, signal: AbortSignal): Promise<Answer> {
  try {
    return await exchange(origin, { ...request, maxBytes: MAX_REPLY_BYTES }, signal)
  } catch (error) {
    if (!(error instanceof ReplyTooLarge)) throw error
    throw misbehaved(`Stripe's reply is larger than ${MAX_REPLY_BYTES} bytes.`, error.beginning)
  }
}

/** The headers of the answer, in the form of the SDK. */
function headersOf({ headers }: Answer): Record<string, string | string[]> {
  const present: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) present[name] = value
  return present
}

/**
 * The reply in an answer, if it has the documented form: an object with 200, or an object with `error` with 4xx and
 * 5xx.
 * @throws GatewayUnavailable after a 5xx without such a reply, GatewayMisbehaved after any other status without one
 */
function replyIn({ status, text }: Answer): object {
  const json = jsonIn(text)
  const error = json && 'error' in json ? json.error : undefined
  const wellFormed = status === 200 ? !error : status >= 400 && typeof error === 'object'
  if (json && wellFormed) return json
  // Load balancers in front of Stripe may answer 5xx with HTML.
  if (status >= 500) throw new GatewayUnavailable(`Stripe failed with the status ${status}.`)
  throw misbehaved(`Stripe answered ${status} with what is not its reply.`, text)
}

function jsonIn(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? json : undefined
  } catch {
    return undefined
  }
}
