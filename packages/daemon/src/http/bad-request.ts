import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { Problem, problemMessage } from './problem.ts'
import { endWith, rawAnswer } from './raw-answer.ts'
import { MAX_HEADER_BYTES, TIMEOUTS } from './timeouts.ts'

/** What node:http found wrong with a connection, by its error codes. All others are malformed requests. */
const FOUND: Readonly<Record<string, () => Problem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    new Problem('request-timeout', {
      headMs: TIMEOUTS.headersTimeout,
      wholeMs: TIMEOUTS.requestTimeout,
    }),
  HPE_HEADER_OVERFLOW: () => new Problem('headers-too-large', { limit: MAX_HEADER_BYTES }),
}

const malformed = () => new Problem('malformed-request', { case: 'not-http' })

/** Answers what node:http could not read as a request, and closes the connection. */
export function answerBadRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable || hasBegunAnswer(socket))
    return void socket.destroy()
  const problem = (FOUND[error.code ?? ''] ?? malformed)()
  endWith(socket, rawAnswer(problemMessage(problem)), () => socket.destroy())
}

const NO_PROXY = problemMessage(
  new Problem('method-not-allowed', { case: 'proxy' }, { headers: { allow: 'GET' } }),
)

/** Answers CONNECT, which node:http reports apart from all other requests, and closes the connection. */
export function answerConnect(_: unknown, socket: Duplex): void {
  if (hasBegunAnswer(socket)) return void socket.destroy()
  endWith(socket, rawAnswer(NO_PROXY))
}

/** Whether a part of an answer has been sent. Another one must not follow in the middle of it. */
function hasBegunAnswer(socket: Duplex): boolean {
  // Node keeps the answer under way here. Its own handler of this event reads the field, too.
  const { _httpMessage } = socket as Duplex & { readonly _httpMessage?: ServerResponse | null }
  return _httpMessage?.headersSent === true
}
