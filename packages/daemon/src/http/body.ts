import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { areTooSmall, MAX_BYTES_UNDER_WAY } from './body-limits.ts'
import { Problem } from './problem.ts'
import { passOverBody } from './unread.ts'

/** The memory for bodies that are being read. All requests of a server share it. */
export type BodyBudget = {
  /** @throws Problem `server-busy` if so many bytes are not free */
  readonly take: (bytes: number) => void
  readonly giveBack: (bytes: number) => void
}

export function bodyBudget(most = MAX_BYTES_UNDER_WAY): BodyBudget {
  let taken = 0
  return {
    take(bytes) {
      if (taken + bytes > most) throw new Problem('server-busy', { case: 'bodies' })
      taken += bytes
    },
    giveBack(bytes) {
      taken -= bytes
    },
  }
}

/** The problem of a body with more bytes than its route takes. */
const tooLarge = (limit: number, headers = {}) =>
  new Problem('body-too-large', { case: 'bytes', limit }, { headers })

const tooSmall = () => new Problem('body-too-large', { case: 'chunks' }, { headers: AND_CLOSE })

/** Where the end of a body is not known, neither is the beginning of the next request. */
const AND_CLOSE = { connection: 'close' }

/**
 * Reads the text of a request's body directly from the socket, without a web stream.
 *
 * Memory depends on the number of bytes alone, however small the pieces are in which they come. Node's `requestTimeout`
 * limits the time (`server.ts`).
 *
 * @param limit in bytes
 * @throws Problem `body-too-large` as soon as the size is known, `server-busy`, or `malformed-json` if the bytes are
 *   not UTF-8; Node's ECONNRESET if the client disconnects in the middle
 */
export function readBody(
  incoming: IncomingMessage,
  limit: number,
  budget: BodyBudget,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const announced = Number(incoming.headers['content-length'] ?? Number.NaN)
    if (announced > limit) return reject(tooLarge(limit))
    let collected: Collected | undefined
    let pieces = 0
    const stop = (error: unknown) => {
      incoming.off('data', read)
      collected?.drop()
      reject(error)
    }
    const read = (chunk: Buffer) => {
      try {
        // Nearly every body comes whole. It is not copied.
        if (chunk.length === announced) return resolve(textOf(chunk))
        if (!collected) {
          collected = collect(limit, budget)
          incoming.on('close', collected.drop)
        }
        pieces += 1
        const size = collected.add(chunk)
        if (Number.isNaN(announced) && areTooSmall(pieces, size)) {
          passOverBody(incoming)
          throw tooSmall()
        }
        // Node never delivers more than Content-Length, so the body is complete. Its 'end' event comes some turns later.
        if (size === announced) done()
      } catch (error) {
        stop(error)
      }
    }
    const done = () => {
      try {
        resolve(textOf(collected?.bytes() ?? NOTHING))
        collected?.drop()
      } catch (error) {
        stop(error)
      }
    }
    incoming.on('data', read)
    if (!(announced > 0)) incoming.on('end', done)
    incoming.on('error', stop)
  })
}

const NOTHING = Buffer.alloc(0)

type Collected = {
  /** Copies the chunk. Returns the size so far. @throws Problem `body-too-large`, `server-busy` */
  readonly add: (chunk: Buffer) => number
  readonly bytes: () => Buffer
  /** Frees the memory. Further calls do nothing. */
  readonly drop: () => void
}

/** How much memory a body gets first. It grows to twice the size when it is full. */
const FIRST_BYTES = 4 * 1024

function collect(limit: number, budget: BodyBudget): Collected {
  let buffer: Buffer = NOTHING
  let size = 0
  const grow = (atLeast: number): void => {
    const larger = Math.min(Math.max(2 * buffer.length, atLeast, FIRST_BYTES), limit)
    budget.take(larger - buffer.length)
    const next = Buffer.allocUnsafeSlow(larger)
    buffer.copy(next, 0, 0, size)
    buffer = next
  }
  return {
    add(chunk) {
      if (size + chunk.length > limit) throw tooLarge(limit, AND_CLOSE)
      if (size + chunk.length > buffer.length) grow(size + chunk.length)
      chunk.copy(buffer, size)
      size += chunk.length
      return size
    },
    bytes: () => buffer.subarray(0, size),
    drop() {
      budget.giveBack(buffer.length)
      buffer = NOTHING
    },
  }
}

/** @throws Problem `malformed-json` if the bytes are not UTF-8, which JSON always is (RFC 8259, 8.1) */
function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Problem('malformed-json', { case: 'encoding' })
  return bytes.toString()
}
