import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { Failure, failure } from '../failure.ts'

/** How long the CLI waits for a daemon that sends nothing. */
export const SILENCE_MS = 30_000

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers: OutgoingHttpHeaders
  readonly body?: string | undefined
  /** 0 for a stream, which may be silent for any time */
  readonly silenceMs: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends the request. Resolves when the answer begins.
 * Rejects with `daemon-unreachable` if none comes; the daemon may have received the request all the same.
 */
export function send(request: HttpRequest): Promise<IncomingMessage> {
  const { url, method, headers, body, silenceMs, signal } = request
  return new Promise((resolve, reject) => {
    const outgoing: ClientRequest = httpFor(url).request(url, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-length': byteLength(body) },
      ...(signal && { signal }),
    })
    if (silenceMs > 0)
      outgoing.setTimeout(silenceMs, () =>
        outgoing.destroy(new Error(`no answer within ${silenceMs / 1000} s`)),
      )
    outgoing.once('response', resolve)
    outgoing.once('error', (error) => reject(unreachable(url, error)))
    outgoing.end(body)
  })
}

/** The whole body as text. */
export async function readBody(answer: IncomingMessage, url: URL): Promise<string> {
  answer.setEncoding('utf8')
  let text = ''
  try {
    for await (const chunk of answer) text += chunk
  } catch (error) {
    throw unreachable(url, error)
  }
  return text
}

export function unreachable(url: URL, cause: unknown): Failure {
  if (cause instanceof Failure) return cause
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
  return failure(
    'daemon-unreachable',
    `No answer from ${url.origin}: ${reason}.`,
    'See "outerpark daemon status"; "outerpark daemon start" starts it.',
    { cause },
  )
}

/**
 * An import statement would make Node read every export of node:http. One of them is WebSocket, which loads undici, and
 * that takes longer than all the rest of a command.
 */
function httpFor(url: URL) {
  return url.protocol === 'https:'
    ? process.getBuiltinModule('node:https')
    : process.getBuiltinModule('node:http')
}

const byteLength = (text: string) => Buffer.byteLength(text)
