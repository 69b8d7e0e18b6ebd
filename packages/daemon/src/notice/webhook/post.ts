import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { HookAnswer } from './errors.ts'

/** Of an answer's body; nothing of it counts, it is only told to the admin. */
const MAX_ANSWER_BYTES = 1024

/**
 * One POST over node:http, which follows no redirect and lets the agent say which addresses may be connected to.
 *
 * @param signal destroys the connection when it is aborted
 * @throws Node's own errors (ECONNREFUSED, …) where no status came
 */
export function post(
  target: URL,
  { agent, headers, body }: { agent: Agent; headers: Record<string, string>; body: string },
  signal: AbortSignal,
): Promise<HookAnswer> {
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const outgoing = request(target, { agent, method: 'POST', headers, signal })
    let answered = false
    outgoing.on('response', async (incoming) => {
      answered = true
      const { statusCode: status = 0, headers } = incoming
      resolve({ status, location: headers.location, text: await startOf(incoming) })
    })
    const fail = (error: Error) => {
      // Once there is a status, an error is about the rest of the body.
      if (!answered) reject(error)
    }
    outgoing.on('error', fail)
    // There is not always an error: a connection that is upgraded to another protocol just ends.
    outgoing.on('close', () => fail(new Error('the connection ended without an answer')))
    outgoing.setHeader('content-length', Buffer.byteLength(body))
    outgoing.end(body)
  })
}

/** The start of a body. The status has come before it and stands, so a body that breaks off is no failure. */
async function startOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  // Without an encoding set, Node gives buffers.
  const parts: AsyncIterable<Buffer> = incoming
  try {
    for await (const chunk of parts) {
      chunks.push(chunk)
      size += chunk.length
      // Leaving the loop destroys the connection, so the rest is never read.
      if (size > MAX_ANSWER_BYTES) break
    }
  } catch {
    // What has come is enough.
  }
  return Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString()
}
