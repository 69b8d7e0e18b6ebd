import type { ServerResponse } from 'node:http'
import type { Message } from './reply.ts'

/**
 * Answers on node:http itself, with head and body in one write. Does nothing if the client has gone away.
 * @param last whether the connection ends after this answer
 */
export function send(outgoing: ServerResponse, message: Message, last: boolean): void {
  if (outgoing.destroyed) return
  const { status, headers, body } = message
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  // Names and values in one list, which node:http writes as they stand.
  const head = ['content-length', String(length)]
  for (const name in headers) head.push(name, headers[name] ?? '')
  if (last) head.push('connection', 'close')
  outgoing.writeHead(status, head).end(body)
}
