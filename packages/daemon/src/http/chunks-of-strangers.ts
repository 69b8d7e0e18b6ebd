import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem, problemMessage } from './problem.ts'
import { rawAnswer } from './raw-answer.ts'
import { FAREWELL_MS, passOverBody, stopReading } from './unread.ts'

/** Whether a request has a body of unknown length and no token. */
export const isChunkedByStranger = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined && headers.authorization === undefined

/**
 * Refuses a request whose body is in chunks and has no token (411), and reads nothing more from its connection. The
 * connection is closed a moment later. So the client has time to read the answer, and it waits before it comes again.
 */
export function refuseChunks(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { socket } = incoming
  passOverBody(incoming)
  stopReading(socket, FAREWELL_MS, () => socket.destroy())
  const answer = () => {
    const problem = new Problem('length-required', {})
    if (socket.writable)
      socket.end(rawAnswer(problemMessage(problem, incoming.headers['accept-language'])))
  }
  // Node gives an answer the socket when all answers before it are sent.
  if (outgoing.socket !== null) answer()
  else outgoing.once('socket', answer)
}
