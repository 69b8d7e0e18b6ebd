import type { ServerResponse } from 'node:http'
import type { Message } from './reply.ts'
import type { RequestId } from './request-id.ts'
import { dropRest, hasLargeRest } from './rest-of-body.ts'

/**
 * Headers of every answer, as names and values. No cache keeps it, and no web page can read it, frame it or take it for
 * another type.
 */
export const FIXED_HEADERS = [
  'cache-control',
  'no-store',
  'content-security-policy',
  "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy',
  'same-origin',
  'x-content-type-options',
  'nosniff',
] as const

/**
 * Sends an answer with node:http, head and body in one write. Does nothing if the client has disconnected.
 * If a large part of the request's body has not been read, the connection is closed afterwards.
 *
 * @param last whether to close the connection after this answer
 */
export function send(
  outgoing: ServerResponse,
  message: Message,
  requestId: RequestId,
  last: boolean,
): void {
  if (outgoing.destroyed) return
  const { status, headers, body } = message
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  // One list of names and values. node:http writes it as given.
  const head = ['content-length', String(length), 'request-id', requestId, ...FIXED_HEADERS]
  for (const name in headers) head.push(name, headers[name] ?? '')
  const lingers = hasLargeRest(outgoing.req)
  if (last || lingers) head.push('connection', 'close')
  outgoing.writeHead(status, head)
  if (!lingers) return void outgoing.end(body)
  // The client can read the whole answer now. It is ended, and the connection closed, after the rest was dropped.
  outgoing.write(body)
  dropRest(outgoing.req, () => outgoing.end())
}
