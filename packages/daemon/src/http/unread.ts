import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** How long a client whose request is refused may take to read why (ms). */
export const FAREWELL_MS = 1_000

/**
 * Lets Node's parser pass over the rest of a body without telling anybody about its pieces. It reads 64 KiB at a time,
 * in which there are 10,000 chunks of one byte. To hear of each costs twenty times as much as to pass over it.
 *
 * Use it only if the connection is closed afterwards: what follows on it is not read as it should be.
 */
export function passOverBody({ socket }: IncomingMessage): void {
  // Node has no public way to do this. If its parser becomes another one, bodies are heard of, which only costs time.
  const { parser } = socket as Socket & { readonly parser?: Record<string, unknown> | null }
  if (!parser) return
  for (const [key, heard] of Object.entries(parser)) {
    if (typeof heard !== 'function' || heard.name !== 'parserOnBody') continue
    parser[key] = undefined
    // The parser serves another connection later.
    socket.once('close', () => {
      parser[key] = heard
    })
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
