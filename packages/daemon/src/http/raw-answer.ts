import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Message } from './reply.ts'
import { newRequestId } from './request-id.ts'
import { FIXED_HEADERS } from './send.ts'
import { FAREWELL_MS } from './unread.ts'

/** The bytes of an answer for a connection without a request, after which the connection is closed. */
export function rawAnswer({ status, headers, body }: Message): string {
  const all = { ...headers, ...FIXED_HEADERS, 'request-id': newRequestId() }
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(all).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/**
 * Sends the last answer on a connection and closes it: a moment later also if the client does not read, or if TLS does not
 * work yet, so that nothing can be sent.
 * @param then is called after the answer was sent
 */
export function endWith(socket: Duplex, answer: string, then?: () => void): void {
  socket.end(answer, then)
  const farewell = setTimeout(() => socket.destroy(), FAREWELL_MS)
  socket.once('close', () => clearTimeout(farewell))
}
