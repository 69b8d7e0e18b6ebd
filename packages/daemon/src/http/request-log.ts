import type { IncomingMessage, ServerResponse } from 'node:http'
import { actorOf, type Caller, type FindCaller } from './caller.ts'

/** One request and its answer, for the log. It has no query and no body: they may hold secrets. */
export type RequestLine = {
  readonly request: string
  readonly method: string
  readonly path: string
  /** the status; null if the client left before the answer */
  readonly status: number | null
  readonly ms: number
  /** the id of the customer, or the role */
  readonly caller: string
}

/** The longest path that is logged. A client may send kilobytes. */
const LONGEST_PATH = 200

/**
 * Reports each request when its answer was sent, or when its client has left. A stream is reported at its end.
 * @param findCaller remembers the caller by then, so the database is not asked again
 */
export function requestLog(tell: (line: RequestLine) => void, findCaller: FindCaller) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const begun = performance.now()
    const idOf = watchId(outgoing)
    outgoing.once('close', () => {
      const path = (incoming.url ?? '').split('?', 1)[0] ?? ''
      tell({
        request: idOf(),
        method: incoming.method ?? '',
        path: path.slice(0, LONGEST_PATH),
        status: outgoing.headersSent ? outgoing.statusCode : null,
        ms: Math.round((performance.now() - begun) * 10) / 10,
        caller: callerOf(incoming, findCaller),
      })
    })
  }
}

/** The answer's `request-id`. Node does not keep headers that are given to `writeHead`, so they are looked at there. */
function watchId(outgoing: ServerResponse): () => string {
  let id: unknown
  const writeHead = outgoing.writeHead.bind(outgoing) as (...given: unknown[]) => ServerResponse
  outgoing.writeHead = (...given: unknown[]) => {
    const headers: unknown = given.at(-1)
    if (Array.isArray(headers) && headers.includes('request-id'))
      id = headers[headers.indexOf('request-id') + 1]
    else if (typeof headers === 'object' && headers && 'request-id' in headers)
      id = headers['request-id']
    return writeHead(...given)
  }
  return () => String(id ?? outgoing.getHeader('request-id') ?? '')
}

function callerOf({ headers }: IncomingMessage, findCaller: FindCaller): string {
  try {
    const found = findCaller(headers.authorization)
    if (!(found instanceof Promise)) return nameOf(found)
    // The caller was not found before, and will not be now.
    found.catch(() => undefined)
    return 'unknown'
  } catch {
    return 'unknown'
  }
}

const nameOf = (caller: Caller): string => actorOf(caller) ?? caller.role
