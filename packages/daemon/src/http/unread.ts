import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { areTooSmall } from './body-limits.ts'

/** How long a client whose request is refused may take to read why (ms). */
export const FAREWELL_MS = 1_000

/** Node's parser with the function that it calls with each piece of a body. */
type Hearing = {
  readonly parser: Record<string, unknown>
  readonly key: string
  readonly heard: (...args: [Buffer, ...unknown[]]) => unknown
}

const hearings = new WeakMap<Socket, Hearing>()
const passedOver = new WeakSet<IncomingMessage>()

/**
 * Finds what Node's parser calls. Node has no public way to do this. If its parser becomes another one, this is
 * undefined, and all pieces are heard of, which only costs time.
 */
function hearingOf(socket: Socket): Hearing | undefined {
  const known = hearings.get(socket)
  if (known) return known
  const { parser } = socket as Socket & { readonly parser?: Record<string, unknown> | null }
  for (const [key, heard] of Object.entries(parser ?? {})) {
    if (!parser || typeof heard !== 'function' || heard.name !== 'parserOnBody') continue
    // A function of Node that gets a piece and nothing that is needed here.
    const hearing = { parser, key, heard: heard as Hearing['heard'] }
    hearings.set(socket, hearing)
    // The parser serves another connection later.
    socket.once('close', () => {
      parser[key] = heard
    })
    return hearing
  }
  return undefined
}

/**
 * Lets Node's parser pass over the rest of a body without telling anybody about its pieces. It reads 64 KiB at a time,
 * in which there are 10,000 chunks of one byte. To hear of each costs twenty times as much as to pass over it.
 *
 * Use it only if the connection is closed afterwards: what follows on it is not read as it should be.
 */
export function passOverBody(incoming: IncomingMessage): void {
  passedOver.add(incoming)
  const hearing = hearingOf(incoming.socket)
  if (hearing) hearing.parser[hearing.key] = undefined
}

/** Whether {@link passOverBody} was called. */
export const isPassedOver = (incoming: IncomingMessage): boolean => passedOver.has(incoming)

/** Passes over the rest of a body in chunks as soon as they are too small. Call it before the body is read. */
export function watchChunks(incoming: IncomingMessage): void {
  const hearing = hearingOf(incoming.socket)
  if (!hearing) return
  const { parser, key, heard } = hearing
  let pieces = 0
  let bytes = 0
  parser[key] = function (this: unknown, ...args: [Buffer, ...unknown[]]) {
    pieces += 1
    bytes += args[0].length
    // The next request on the connection.
    if (parser.incoming !== incoming) parser[key] = heard
    else if (areTooSmall(pieces, bytes)) passOverBody(incoming)
    return heard.apply(this, args)
  }
}

/**
 * Reads nothing more from a connection for some time.
 * @param then is called after that time, unless the connection is closed by then
 */
export function stopReading(socket: Socket, ms: number, then: () => void): void {
  const pause = () => socket.pause()
  // Node itself resumes the socket after each request that it has parsed.
  socket.on('resume', pause)
  socket.pause()
  const end = setTimeout(() => {
    socket.off('resume', pause)
    socket.off('close', gone)
    then()
  }, ms)
  const gone = () => clearTimeout(end)
  socket.once('close', gone)
}
