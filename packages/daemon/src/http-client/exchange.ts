import type { IncomingHttpHeaders } from 'node:http'
import { readWhole } from './read.ts'
import { type Origin, type Outgoing, send } from './send.ts'

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/**
 * One request and its whole answer.
 *
 * @param maxBytes a longer answer is not read to its end
 * @param signal breaks everything off when it is aborted
 * @throws ReplyTooLarge, Node's own errors (ECONNREFUSED, ECONNRESET, …), or the signal's reason
 * @example
 * const sandbox = originOf('http://127.0.0.1:4711', new Agent({ keepAlive: true }))
 * const { status, text } = await exchange(sandbox, { method: 'GET', path: '/knobs', headers: {}, maxBytes: 65_536 })
 */
export async function exchange(
  origin: Origin,
  { maxBytes, ...request }: Outgoing & { readonly maxBytes: number },
  signal?: AbortSignal,
): Promise<Answer> {
  try {
    const incoming = await send(origin, request, signal)
    const text = await readWhole(incoming, maxBytes)
    return { status: incoming.statusCode ?? 0, headers: incoming.headers, text }
  } catch (error) {
    // In the middle of an answer a destroyed connection looks like one that broke.
    throw signal?.aborted ? signal.reason : error
  }
}
