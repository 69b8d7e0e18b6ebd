import type { IncomingMessage } from 'node:http'
import { Problem } from './problem.ts'

/** The size limit of a body, in bytes. A season of a thousand performances fits in. */
export const BODY_LIMIT = 1024 * 1024

const tooLarge = () =>
  new Problem('body-too-large', `The body is larger than ${BODY_LIMIT} bytes.`, {
    headers: { connection: 'close' },
  })

/**
 * Reads the text of a request's body directly from the socket, without a web stream.
 * @throws Problem `body-too-large` as soon as the size is known; Node's ECONNRESET if the client disconnects in the
 *   middle
 */
export function readBody(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const announced = Number(incoming.headers['content-length'] ?? Number.NaN)
    if (announced > BODY_LIMIT) return reject(tooLarge())
    const chunks: Buffer[] = []
    let size = 0
    const done = () => resolve(textOf(chunks))
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > BODY_LIMIT) return reject(tooLarge())
      chunks.push(chunk)
      // Node never delivers more than Content-Length, so the body is complete. Its 'end' event comes some turns later.
      if (size === announced) done()
    })
    if (!(announced > 0)) incoming.on('end', done)
    incoming.on('error', reject)
  })
}

const textOf = (chunks: readonly Buffer[]) =>
  chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()

/** Most requests have exactly this content type. Comparing it first saves running the regular expression. */
const JSON_TYPE = 'application/json'
const isJson = (contentType: string | undefined) =>
  contentType === JSON_TYPE || /^application\/json\s*(;|$)/i.test(contentType ?? '')

/**
 * The JSON of a body; `{}` if there is no body.
 * @throws Problem `unsupported-media-type` or `malformed-json`
 */
export function parseJson(text: string, contentType: string | undefined): unknown {
  if (text === '') return {}
  if (!isJson(contentType))
    throw new Problem('unsupported-media-type', 'The body must be application/json.')
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not JSON'
    throw new Problem('malformed-json', `The body is not JSON: ${why}`)
  }
}
