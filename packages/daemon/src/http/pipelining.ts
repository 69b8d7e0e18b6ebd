import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Answers the requests of one connection one by one, in their order.
 *
 * A client may send requests without waiting for answers. Node begins all of them at once, as many as fit in a packet:
 * two thousand small ones would keep everybody else out. Here a request begins when the one before it on the same
 * connection is answered. Meanwhile nothing more is read from that connection, and other connections get their turns.
 *
 * @returns a listener for the requests of a server, in front of `answer`
 */
export function oneAtATime(answer: RequestListener): RequestListener {
  const waiting = new WeakMap<Socket, Line>()
  const lineOf = (socket: Socket): Line => {
    const known = waiting.get(socket)
    if (known) return known
    const line = { length: 0 }
    waiting.set(socket, line)
    // Node itself resumes the socket after each request that it has parsed.
    socket.on('resume', () => {
      if (line.length > 0) socket.pause()
    })
    return line
  }

  return (incoming, outgoing) => {
    // Node gives an answer the socket when all answers before it are sent.
    if (outgoing.socket !== null) return answer(incoming, outgoing)
    const { socket } = incoming
    const line = lineOf(socket)
    line.length += 1
    if (line.length === 1) setImmediate(pauseIfBusy, socket, line)
    outgoing.once('socket', () =>
      // In a later turn of the event loop, so that a long line does not keep other connections out.
      setImmediate(() => {
        line.length -= 1
        if (line.length === 0) socket.resume()
        if (!socket.destroyed) answer(incoming, outgoing)
      }),
    )
  }
}

/** The requests of a connection that wait for the answers before theirs. */
type Line = { length: number }

function pauseIfBusy(socket: Socket, line: Line): void {
  if (line.length > 0) socket.pause()
}
