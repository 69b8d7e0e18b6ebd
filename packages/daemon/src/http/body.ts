import type { IncomingMessage } from 'node:http'
import { Problem } from './problem.ts'

/** Bodies are small; a season of a thousand performances fits in this many bytes. */
export const BODY_LIMIT = 1024 * 1024

/**
 * The text of a request's body, read off the socket: no copy goes through a web stream on the way.
 * @throws Problem `body-too-large` as soon as that is known
 */
export function readBody(incoming: IncomingMessage): Promise<string> {
  const tooLarge = () =>
    new Problem('body-too-large', `The body is larger than ${BODY_LIMIT} bytes.`, {
      headers: { connection: 'close' },
    })
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length'] ?? 0) > BODY_LIMIT) return reject(tooLarge())
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > BODY_LIMIT) reject(tooLarge())
      else chunks.push(chunk)
    })
    incoming.on('end', () => resolve(decode(chunks)))
    // Also when the client goes away in the middle of it.
    incoming.on('error', reject)
  })
}

const decode = (chunks: readonly Buffer[]) =>
  chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()

/**
 * The JSON of a body.
 * @param contentType must be application/json; without a body none is asked for, and `{}` comes back
 */
export function parseJson(text: string, contentType: string | undefined): unknown {
  if (text === '') return {}
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? ''))
    throw new Problem('unsupported-media-type', 'The body must be application/json.')
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not JSON'
    throw new Problem('malformed-json', `The body is not JSON: ${why}`)
  }
}
