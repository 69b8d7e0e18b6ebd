import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { packageFile } from '../../entry.ts'
import { problemMessage, problemOf } from '../problem.ts'
import type { RateLimits } from '../rate-limits.ts'
import type { Message } from '../reply.ts'
import { newRequestId } from '../request-id.ts'
import { FIXED_HEADERS, send } from '../send.ts'
import type { Ways } from '../ways.ts'
import { PAGE, POLICY, REFERENCE, STYLE } from './page.ts'

/** The script of the page: the npm package openapi-explorer, which the set-up copies to here (scripts/reference.mjs). */
export const EXPLORER = packageFile('reference/openapi-explorer.js')

type File = {
  readonly type: string
  readonly body: () => Promise<string | Uint8Array<ArrayBuffer>>
}

let explorer: Uint8Array<ArrayBuffer> | undefined
const readExplorer = async () => (explorer ??= await readFile(EXPLORER))

const FILES: Readonly<Record<string, File>> = {
  [REFERENCE]: { type: 'text/html; charset=utf-8', body: async () => PAGE },
  [`${REFERENCE}/page.css`]: { type: 'text/css; charset=utf-8', body: async () => STYLE },
  [`${REFERENCE}/explorer.js`]: {
    type: 'text/javascript; charset=utf-8',
    body: readExplorer,
  },
}

/** The headers of every answer, with the policy of a page in place of that of data. */
const HEADERS = Object.entries({ ...FIXED_HEADERS, 'content-security-policy': POLICY }).flat()

/** The file that a request asks for; undefined if it asks for something else. */
function fileFor({ url = '', method }: IncomingMessage): File | undefined {
  if (!url.startsWith(REFERENCE) || (method !== 'GET' && method !== 'HEAD')) return undefined
  const [path = ''] = url.split('?')
  return Object.hasOwn(FILES, path) ? FILES[path] : undefined
}

type Parts = Pick<Ways, 'addressOf' | 'stopping' | 'onFault'> & Pick<RateLimits, 'countUnknown'>

/**
 * Answers requests for the API reference, a page for a browser that everybody may see. Its files are no routes of the API. They
 * are counted like other requests without a token.
 *
 * @returns whether the request was for it
 */
export function referencePage({ addressOf, stopping, onFault, countUnknown }: Parts) {
  const answerTo = async (incoming: IncomingMessage, { type, body }: File): Promise<Message> => {
    try {
      countUnknown(addressOf(incoming))
      return { status: 200, headers: { 'content-type': type }, body: await body() }
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code === 'internal-error') onFault(error, `GET ${incoming.url}`)
      return problemMessage(problem, incoming.headers['accept-language'])
    }
  }
  return (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const file = fileFor(incoming)
    if (file)
      void answerTo(incoming, file).then((message) =>
        send(outgoing, message, newRequestId(), stopping.aborted, HEADERS),
      )
    return file !== undefined
  }
}
