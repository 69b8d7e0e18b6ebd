import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { exchange } from '../http-client/exchange.ts'
import { type Outgoing, originOf, send } from '../http-client/send.ts'

export type Asking = {
  readonly token?: string | undefined
  /** sent as JSON, unless it is text or bytes already */
  readonly body?: unknown
  readonly headers?: OutgoingHttpHeaders
  /** sends the body in chunks, without a content-length */
  readonly chunked?: boolean
}

export type Answered = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** the body, if it is JSON */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever comes
  readonly json: any
}

/** Without an agent: each request has its own connection, so tests share no connection. */
const placeOf = (url: string) => originOf(url, false)

function outgoing(method: string, path: string, asking: Asking): Outgoing {
  const { token, body, chunked = false } = asking
  const headers: OutgoingHttpHeaders = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...asking.headers,
  }
  if (body === undefined) return { method, path, headers }
  headers['content-type'] ??= 'application/json'
  if (chunked) headers['transfer-encoding'] = 'chunked'
  const bytes = Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body)
  return { method, path, headers, body: bytes }
}

/** Sends one request, and gives the whole answer unchanged. */
export async function ask(
  url: string,
  method: string,
  path: string,
  asking: Asking = {},
): Promise<Answered> {
  const maxBytes = Number.POSITIVE_INFINITY
  const answer = await exchange(placeOf(url), { ...outgoing(method, path, asking), maxBytes })
  const isJson = answer.text !== '' && /json/.test(answer.headers['content-type'] ?? '')
  return { ...answer, json: isJson ? JSON.parse(answer.text) : undefined }
}

export type Message = { readonly id: number; readonly event: string; readonly data: unknown }

/**
 * Follows a stream of events until it is closed.
 * @param goAway closes the connection when it is aborted, even before the answer
 */
export async function follow(
  url: string,
  path: string,
  asking: Asking = {},
  goAway = new AbortController(),
) {
  const incoming = await send(placeOf(url), outgoing('GET', path, asking), goAway.signal)
  const messages: Message[] = []
  let text = ''
  let ended = false
  incoming.setEncoding('utf8')
  incoming.on('data', (part: string) => {
    text += part
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const message = messageOf(text.slice(0, end))
      if (message) messages.push(message)
      text = text.slice(end + 2)
    }
  })
  for (const over of ['end', 'close', 'error']) incoming.on(over, () => (ended = true))
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    messages,
    ended: () => ended,
    close: () => goAway.abort(),
  }
}

function messageOf(block: string): Message | undefined {
  const field = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
  const data = field('data')
  if (data === undefined) return undefined
  return { id: Number(field('id')), event: field('event') ?? '', data: JSON.parse(data) }
}
