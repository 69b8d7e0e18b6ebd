import type { ServerResponse } from 'node:http'
import { STATUS_OF } from '@outerpark/core/contract'
import type { Message } from './reply.ts'
import type { RequestId } from './request-id.ts'
import { dropRest, hasUnreadBody, isStillComing } from './rest-of-body.ts'

/**
 * Headers of every answer. No cache keeps it, unless the answer itself says otherwise, and no web page can read it, frame it or
 * take it for another type.
 */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** The same headers as names and values in turn. node:http writes such a list as given, without a loop over names. */
const FIXED_LINES = Object.entries(FIXED_HEADERS).flat()
const LASTING_LINES = Object.entries(FIXED_HEADERS)
  .filter(([name]) => name !== 'cache-control')
  .flat()

/** An answer without a body, and so without its length: to the client the length would be that of the text that it has. */
const NOT_MODIFIED = 304

/** The headers that an answer has besides its own. */
const linesFor = ({ headers }: Message): readonly string[] =>
  'cache-control' in headers ? LASTING_LINES : FIXED_LINES

/**
 * Sends an answer with node:http, head and body in one write. Does nothing if the client has disconnected.
 * If the request has a large body that was not read, the connection is closed afterwards.
 *
 * @param last whether to close the connection after this answer
 * @param fixed the headers of every answer, as names and values in turn; if left out, {@link FIXED_HEADERS}
 */
export function send(
  outgoing: ServerResponse,
  message: Message,
  requestId: RequestId,
  last: boolean,
  fixed: readonly string[] = linesFor(message),
): void {
  if (outgoing.destroyed) return
  const { status, headers, body } = message
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  // One list of names and values. node:http writes it as given.
  const head = ['request-id', requestId, ...fixed]
  if (status !== NOT_MODIFIED) head.push('content-length', String(length))
  for (const name in headers) head.push(name, headers[name] ?? '')
  const saysSo = 'connection' in headers
  const closes = saysSo || last || hasUnreadBody(outgoing.req)
  if (closes && !saysSo) head.push('connection', 'close')
  outgoing.writeHead(status, head)
  const livesOn = !closes && outgoing.shouldKeepAlive
  // Nothing is read of a body from a stranger who does not say how long it is.
  const unread = status === STATUS_OF['length-required']
  if (livesOn || unread || !isStillComing(outgoing.req)) return void outgoing.end(body)
  // The client can read the whole answer now. It is ended, and the connection closed, after the rest was dropped.
  outgoing.write(body)
  dropRest(outgoing.req, () => outgoing.end())
}
