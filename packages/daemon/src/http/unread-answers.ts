import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Server as SecureServer } from 'node:tls'

/** How far a connection was at the last look. */
type Progress = {
  /** how many bytes were given to the kernel or wait for it */
  readonly written: number
  /** how many of them wait */
  readonly waiting: number
}

/**
 * Closes the connections of clients that do not read their answers, which would stay in memory for ever. A client that
 * reads slowly keeps its connection.
 *
 * It looks at all connections once in a while. Node's own time-out of a socket costs a microsecond of each request.
 *
 * @param ms for how long a client may read nothing, at least; at most twice as long
 */
export function closeUnreadAnswers(server: Server, ms: number): void {
  const progress = new Map<Socket, Progress>()
  server.on(
    server instanceof SecureServer ? 'secureConnection' : 'connection',
    (socket: Socket) => {
      progress.set(socket, { written: 0, waiting: 0 })
      socket.once('close', () => progress.delete(socket))
    },
  )
  const look = (): void => {
    for (const [socket, before] of progress) {
      const now = { written: socket.bytesWritten, waiting: waitingIn(socket) }
      const stands = now.written === before.written && now.waiting === before.waiting
      if (now.waiting > 0 && stands) socket.destroy()
      else progress.set(socket, now)
    }
  }
  const looking = setInterval(look, ms).unref()
  server.once('close', () => clearInterval(looking))
}

/**
 * How many bytes the client has not taken yet. `writableLength` counts a whole write until its end, and an answer is one
 * write. So this asks the handle, as Node's own time-outs do.
 */
function waitingIn(socket: Socket): number {
  const { _handle } = socket as Socket & { readonly _handle?: { readonly writeQueueSize?: number } }
  return socket.writableLength === 0 ? 0 : (_handle?.writeQueueSize ?? 0)
}
