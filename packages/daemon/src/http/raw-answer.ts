import { STATUS_CODES } from 'node:http'
import type { Message } from './reply.ts'
import { newRequestId } from './request-id.ts'
import { FIXED_HEADERS } from './send.ts'

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
