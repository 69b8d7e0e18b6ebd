import { AsyncLocalStorage } from 'node:async_hooks'
import * as http from 'node:http'
import * as https from 'node:https'
import { GatewayUnavailable } from '@outerpark/core/ports'
import type Stripe from 'stripe'
import { quickTries } from '../quick-tries.ts'
import { readReply } from '../read-reply.ts'
import { misbehaved } from './misbehaved.ts'

/** No honest reply comes near it: an intent is about 4 kB, and there are few in a page of search results. */
const MAX_REPLY_BYTES = 1024 * 1024
/** More calls than that wait for a connection, which counts against their time-out. */
const MAX_SOCKETS = 32

type HttpClient = InstanceType<typeof Stripe.HttpClient>
type RequestHeaders = Parameters<HttpClient['makeRequest']>[4]

type Answer = {
  readonly status: number
  readonly headers: Record<string, string | string[]>
  readonly text: string
}

/**
 * How the SDK reaches Stripe. Its own way has no abort signal, reads replies of any size, and takes every JSON
 * without an `error` in it for a success, whatever the status.
 */
export type StripeConnection = HttpClient & {
  /** Runs a call of the SDK. When the signal is aborted, its connection is destroyed. */
  readonly within: <T>(signal: AbortSignal, call: () => Promise<T>) => Promise<T>
  /** Gives the idle connections back. */
  readonly close: () => void
}

export function stripeConnection(): StripeConnection {
  // The SDK has no place to hand a signal over, so it goes with the asynchronous context of the call.
  const callers = new AsyncLocalStorage<AbortSignal>()
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, scheduling: 'lifo' } as const
  const agents = { http: new http.Agent(options), https: new https.Agent(options) }

  return {
    getClientName: () => 'outerpark',

    async makeRequest(host, port, path, method, headers, body, protocol, timeoutMs) {
      const caller = callers.getStore()
      if (!caller) throw new Error('A call to Stripe was made without its signal.')
      const signal = AbortSignal.any([caller, AbortSignal.timeout(timeoutMs)])
      const plain = protocol === 'http'
      const send = plain ? http.request : https.request
      const agent = plain ? agents.http : agents.https
      const request = () =>
        send({ host, port, path, method, headers: sendable(headers), agent, signal })
      const answer = await quickTries(() => exchange(request, body), signal)
      const json = replyIn(answer)
      return {
        getStatusCode: () => answer.status,
        getHeaders: () => answer.headers,
        getRawResponse: () => ({ headers: answer.headers, statusCode: answer.status }),
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

/** The SDK's headers as node takes them. */
const sendable = (headers: RequestHeaders): http.OutgoingHttpHeaders => ({ ...headers })

function exchange(request: () => http.ClientRequest, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request()
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      readWhole(incoming).then(resolve, reject)
    })
    outgoing.end(body)
  })
}

async function readWhole(incoming: http.IncomingMessage): Promise<Answer> {
  const text = await readReply(incoming, MAX_REPLY_BYTES, (beginning) =>
    misbehaved(`Stripe's reply is larger than ${MAX_REPLY_BYTES} bytes.`, beginning),
  )
  const headers: Answer['headers'] = {}
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers[name] = value
  return { status: incoming.statusCode ?? 0, headers, text }
}

/** What Stripe replied, if it is what Stripe says it replies: an object with 200, an `error` with 4xx and 5xx. */
function replyIn({ status, text }: Answer): object {
  const json = jsonIn(text)
  const error = json && 'error' in json ? json.error : undefined
  const wellFormed = status === 200 ? !error : status >= 400 && typeof error === 'object'
  if (json && wellFormed) return json
  // In front of Stripe there are load balancers, and they speak HTML.
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
