import { readBeginning } from '../../http-client/read.ts'
import { type Origin, send } from '../../http-client/send.ts'
import type { HookAnswer } from './errors.ts'

/** How much of an answer's body is read. It is only shown to the admin. */
const MAX_ANSWER_BYTES = 1024

/**
 * Sends one POST to a webhook. The status of the answer counts, even if the rest of the answer is cut off.
 *
 * @param path with its query
 * @param signal destroys the connection when it is aborted
 * @throws Node's own errors (ECONNREFUSED, …) if no status came
 */
export async function post(
  origin: Origin,
  request: {
    readonly path: string
    readonly headers: Record<string, string>
    readonly body: string
  },
  signal: AbortSignal,
): Promise<HookAnswer> {
  const incoming = await send(origin, { method: 'POST', ...request }, signal)
  const { statusCode: status = 0, headers } = incoming
  return {
    status,
    location: headers.location,
    retryAfter: headers['retry-after'],
    text: await readBeginning(incoming, MAX_ANSWER_BYTES),
  }
}
