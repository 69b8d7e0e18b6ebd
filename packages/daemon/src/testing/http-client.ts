import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'

export type Asking = {
  readonly token?: string | undefined
  /** sent as JSON, unless it is text or bytes already */
  readonly body?: unknown
  readonly headers?: OutgoingHttpHeaders
  /** leaves out content-length, so that the body goes out in chunks */
  readonly chunked?: boolean
}

export type Answered = {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
  /** the body, if it is JSON */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever comes
  readonly json: any
}

/** Opens a request and leaves it to the caller to write its body and read its answer. */
export function open(
  url: string,
  method: string,
  path: string,
  { token, headers = {} }: Asking = {},
) {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  // No agent: each request has a connection of its own, so that nothing is shared between two tests.
  return request(new URL(url), {
    method,
    path,
    agent: false,
    headers: { ...authorization, ...headers },
  })
}

/** One request and its whole answer, exactly as they go over the wire. */
export function ask(
  url: string,
  method: string,
  path: string,
  asking: Asking = {},
): Promise<Answered> {
  const { body, chunked = false } = asking
  const bytes =
    body === undefined || Buffer.isBuffer(body) || typeof body === 'string'
      ? body
      : JSON.stringify(body)
  const headers: OutgoingHttpHeaders = { ...asking.headers }
  if (bytes !== undefined) {
    headers['content-type'] ??= 'application/json'
    if (!chunked) headers['content-length'] = Buffer.byteLength(bytes)
  }
  return new Promise((resolve, reject) => {
    const outgoing = open(url, method, path, { ...asking, headers })
    let answered = false
    // A server that has said all it has to say may close before it has read all of the body.
    outgoing.on('error', (error) => {
      if (!answered) reject(error)
    })
    outgoing.on('response', (incoming) => {
      answered = true
      readAll(incoming).then(resolve, reject)
    })
    if (chunked && bytes !== undefined) {
      const half = Math.floor(bytes.length / 2)
      outgoing.write(bytes.slice(0, half))
      outgoing.end(bytes.slice(half))
    } else outgoing.end(bytes)
  })
}

async function readAll(incoming: IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  const { statusCode: status = 0, headers } = incoming
  const isJson = text !== '' && /json/.test(headers['content-type'] ?? '')
  return { status, headers, text, json: isJson ? JSON.parse(text) : undefined }
}

export type Message = { readonly id: number; readonly event: string; readonly data: unknown }

/** Follows a stream of events until it is closed. */
export async function follow(url: string, path: string, asking: Asking = {}) {
  const outgoing = open(url, 'GET', path, asking)
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.on('response', resolve)
    outgoing.end()
  })
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
    close: () => outgoing.destroy(),
  }
}

function messageOf(block: string): Message | undefined {
  const field = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
  const data = field('data')
  if (data === undefined) return undefined
  return { id: Number(field('id')), event: field('event') ?? '', data: JSON.parse(data) }
}
