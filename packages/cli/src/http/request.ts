import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { Failure, failure } from '../failure.ts'
import { words } from '../words/words.ts'

/** How long the CLI waits for a daemon that sends nothing. */
export const SILENCE_MS = 30_000

/** Where a box office is. */
export type Place = {
  /** its address, such as `https://tickets.example.com` */
  readonly url: string
  /** The socket of the daemon of this machine. If it is there, the connection goes to it and not to the address. */
  readonly socketPath?: string | undefined
}

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly place: Place
  /** with its query */
  readonly path: string
  readonly headers: OutgoingHttpHeaders
  readonly body?: string | undefined
  /** 0 for a stream, which may be silent for any time */
  readonly silenceMs: number
  readonly signal?: AbortSignal | undefined
}

/** There was no connection over which the request could have been sent. With TLS its certificate may be the reason. */
export class NeverSent extends Error {
  override readonly name = 'NeverSent'
}

/**
 * Sends the request. Resolves when the answer begins.
 * Rejects with `daemon-unreachable` if none comes. The box office may have received the request all the same, unless the
 * cause is {@link NeverSent}.
 */
export function send(request: HttpRequest): Promise<IncomingMessage> {
  const { place, path, method, headers, body, silenceMs, signal } = request
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-length': byteLength(body) },
      ...(signal && { signal }),
    }
    const outgoing = connected(place, path, options)
    if (silenceMs > 0)
      outgoing.setTimeout(silenceMs, () =>
        outgoing.destroy(new Error(words().lines.silent(silenceMs / 1000))),
      )
    const isSent = watchConnection(outgoing)
    outgoing.once('response', resolve)
    outgoing.once('error', (error) =>
      reject(unreachable(place, isSent() ? error : new NeverSent(error.message, { cause: error }))),
    )
    outgoing.end(body)
  })
}

/** @returns whether there was a connection, with TLS also a secure one */
function watchConnection(outgoing: ClientRequest): () => boolean {
  let isThere = false
  outgoing.once('socket', (socket) => {
    // A connection that was used before makes no more of these events: listeners would only gather there.
    isThere = outgoing.reusedSocket
    if (isThere) return
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
      isThere = true
    })
  })
  return () => isThere
}

/** The longest answer, and the longest message of a stream, in characters. No box office sends half as much at a time. */
export const LONGEST_ANSWER = 64 * 1024 * 1024

/**
 * The whole body as text.
 * @throws Failure `daemon-unreachable`; `unexpected-answer` if it does not end
 */
export async function readBody(answer: IncomingMessage, place: Place): Promise<string> {
  answer.setEncoding('utf8')
  let text = ''
  try {
    for await (const chunk of answer) {
      text += chunk
      if (text.length > LONGEST_ANSWER) throw tooLong(place)
    }
  } catch (error) {
    throw unreachable(place, error)
  }
  return text
}

/** The failure of an answer, or of a message, that is longer than any of a box office. */
export const tooLong = ({ url }: Place): Failure =>
  failure(
    'unexpected-answer',
    ({ lines }) => lines.tooLong(new URL(url).origin, LONGEST_ANSWER / 1024 / 1024),
    ({ lines }) => lines.isItOne,
  )

export function unreachable({ url, socketPath }: Place, cause: unknown): Failure {
  if (cause instanceof Failure) return cause
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
  return failure(
    'daemon-unreachable',
    ({ lines }) => lines.noAnswer(new URL(url).origin, reason),
    ({ lines }) => (socketPath === undefined ? lines.rightAddress : lines.seeDaemon),
    { cause },
  )
}

/**
 * Opens the request. An import statement would make Node read every export of node:http. One of them is WebSocket, which
 * loads undici, and that takes longer than all the rest of a command.
 */
function connected(
  { url, socketPath }: Place,
  path: string,
  options: RequestOptions,
): ClientRequest {
  if (socketPath !== undefined) {
    // The daemon accepts this Host whatever address it listens on.
    const headers = { ...options.headers, host: 'localhost' }
    // Without a name Node looks for one by an expression that takes 5 ms to compile.
    const whole = { ...options, socketPath, path, headers, servername: '' }
    return process.getBuiltinModule('node:http').request(whole)
  }
  const whole = new URL(url + path)
  return whole.protocol === 'https:'
    ? process.getBuiltinModule('node:https').request(whole, options)
    : process.getBuiltinModule('node:http').request(whole, options)
}

type RequestOptions = {
  readonly method: string
  readonly headers: OutgoingHttpHeaders
  readonly signal?: AbortSignal
}

const byteLength = (text: string) => Buffer.byteLength(text)
