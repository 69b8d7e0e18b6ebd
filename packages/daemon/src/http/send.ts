import type { ServerResponse } from 'node:http'
import type { Message } from './reply.ts'

/**
 * Sends an answer with node:http, head and body in one write. Does nothing if the client has disconnected.
 * @param last whether to close the connection after this answer
 */
export function send(outgoing: ServerResponse, message: Message, last: boolean): void {
  if (outgoing.destroyed) return
  const { status, headers, body } = message
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  // One list of names and values. node:http writes it as given.
  const head = ['content-length', String(length)]
  for (const name in headers) head.push(name, headers[name] ?? '')
  if (last) head.push('connection', 'close')
  outgoing.writeHead(status, head).end(body)
}
