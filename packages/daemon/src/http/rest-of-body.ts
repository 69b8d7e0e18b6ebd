import type { IncomingMessage } from 'node:http'
import { FAREWELL_MS, isPassedOver, passOverBody, stopReading } from './unread.ts'

/** node:http reads and drops a rest of at most this size by itself, and the connection lives on. */
const SMALL_BYTES = 64 * 1024

/** How much of a refused body is read and dropped, in bytes, in pieces and in time. */
const MOST_BYTES = 16 * 1024 * 1024
const MOST_PIECES = 10_000
/** Pieces that are smaller on average are no upload. Each one costs as much as a large one. */
const SMALLEST_PIECE = 256
const FIRST_PIECES = 32
const MOST_MS = 5_000

/**
 * Whether a request has a large body that nobody has begun to read. A body of unknown length counts as large.
 * It does not matter how much of it has come by now, so the same request always gets the same answer.
 */
export function hasUnreadBody({ headers, readableFlowing }: IncomingMessage): boolean {
  if (readableFlowing !== null) return false
  if (headers['transfer-encoding'] !== undefined) return true
  const announced = headers['content-length']
  return announced !== undefined && Number(announced) > SMALL_BYTES
}

/** Whether a part of the body of a request is still to come. */
export function isStillComing({ complete, headers }: IncomingMessage): boolean {
  if (complete) return false
  return headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined
}

/**
 * Reads and drops the rest of a body that nobody wants, up to a bound.
 *
 * Many clients read the answer only after they have sent everything. If the connection were closed before, they would
 * see EPIPE or ECONNRESET instead of the answer.
 *
 * Nothing more is read of a body in tiny pieces. Its client gets a moment to read the answer.
 *
 * @param then is called once: at the end of the body, at the bound, or when the client has disconnected
 */
export function dropRest(incoming: IncomingMessage, then: () => void): void {
  let bytes = 0
  let pieces = 0
  let over = false
  const end = () => {
    if (over) return
    over = true
    clearTimeout(timer)
    then()
  }
  const timer = setTimeout(end, MOST_MS)
  const readNoMore = () => {
    incoming.off('data', drop)
    passOverBody(incoming)
    stopReading(incoming.socket, FAREWELL_MS, end)
  }
  const drop = (chunk: Buffer) => {
    bytes += chunk.length
    pieces += 1
    if (pieces > FIRST_PIECES && bytes < pieces * SMALLEST_PIECE) readNoMore()
    else if (bytes > MOST_BYTES || pieces > MOST_PIECES) end()
  }
  if (isPassedOver(incoming)) readNoMore()
  else incoming.on('data', drop)
  for (const event of ['end', 'error', 'close'] as const) incoming.on(event, end)
}
