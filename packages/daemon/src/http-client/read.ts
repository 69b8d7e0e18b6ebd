import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'

/** A reply has more bytes than it may have. The rest of it was not read. */
export class ReplyTooLarge extends Error {
  override readonly name = 'ReplyTooLarge'
  /** what came of it */
  readonly beginning: string
  constructor(maxBytes: number, beginning: string) {
    super(`The reply is larger than ${maxBytes} bytes.`)
    this.beginning = beginning
  }
}

/**
 * The text of a whole reply.
 * @throws ReplyTooLarge; an error if the reply is not UTF-8; Node's ECONNRESET if it ends before it is whole
 */
export function readWhole(incoming: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    collect(incoming, maxBytes, {
      whole: (text, isText) =>
        isText ? resolve(text) : reject(new Error('The reply is not UTF-8.')),
      more: (beginning) => reject(new ReplyTooLarge(maxBytes, beginning)),
      broken: (_, error) => reject(error),
    })
  })
}

/** The first `maxBytes` of a reply. Nothing depends on the rest: a reply that breaks off has said what it has said. */
export function readBeginning(incoming: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve) => {
    collect(incoming, maxBytes, { whole: resolve, more: resolve, broken: resolve })
  })
}

type Ends = {
  /** @param isText whether all of it was UTF-8; what is not is replaced in `text` */
  readonly whole: (text: string, isText: boolean) => void
  /** there is more than was asked for; the connection is destroyed */
  readonly more: (beginning: string) => void
  readonly broken: (beginning: string, error: Error) => void
}

function collect(incoming: IncomingMessage, maxBytes: number, ends: Ends): void {
  const chunks: Buffer[] = []
  let size = 0
  const text = () => Buffer.concat(chunks).subarray(0, maxBytes).toString()
  // Without an encoding set, Node gives buffers.
  incoming.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (size <= maxBytes) return
    incoming.destroy()
    ends.more(text())
  })
  incoming.on('end', () => ends.whole(text(), isUtf8(Buffer.concat(chunks))))
  incoming.on('error', (error) => ends.broken(text(), error))
}
