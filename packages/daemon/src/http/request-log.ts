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
  /** what it has made: `/v1/reservations/RV-…` */
  readonly made?: string
}

/** The longest path that is logged, in parts. A client may send kilobytes. */
const LONGEST_PATH = 12
/** A part of a path that is no name, no address of a person and no token: a word of ours, or an id. */
const PLAIN_PART = /^[\w.-]{0,32}$/

/** The path of a request for the log: without its query, and without any part that may be personal data or a secret. */
export const loggedPath = (url: string): string =>
  (url.split('?', 1)[0] ?? '')
    .split('/', LONGEST_PATH)
    .map((part) => (PLAIN_PART.test(part) ? part : '…'))
    .join('/')

/**
 * Reports each request when its answer was sent, or when its client has left. A stream is reported at its end.
 * @param findCaller remembers the caller by then, so the database is not asked again
 */
export function requestLog(tell: (line: RequestLine) => void, findCaller: FindCaller) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const begun = performance.now()
    const headers = watchHeaders(outgoing)
    outgoing.once('close', () => {
      const { request, made } = headers()
      tell({
        request,
        method: incoming.method ?? '',
        path: loggedPath(incoming.url ?? ''),
        status: outgoing.headersSent ? outgoing.statusCode : null,
        ms: Math.round((performance.now() - begun) * 10) / 10,
        caller: callerOf(incoming, findCaller),
        ...(made !== undefined && { made }),
      })
    })
  }
}

/**
 * The answer's `request-id` and `location`. Node does not keep headers that are given to `writeHead`, so they are looked
 * at there.
 */
function watchHeaders(outgoing: ServerResponse): () => { request: string; made?: string } {
  let given: unknown
  const writeHead = outgoing.writeHead.bind(outgoing) as (...given: unknown[]) => ServerResponse
  outgoing.writeHead = (...all: unknown[]) => {
    given = all.at(-1)
    return writeHead(...all)
  }
  return () => {
    const made = headerIn(given, 'location')
    return {
      request: String(headerIn(given, 'request-id') ?? outgoing.getHeader('request-id') ?? ''),
      ...(made !== undefined && { made: String(made) }),
    }
  }
}

/** @param headers a list of names and values in turn, or an object */
function headerIn(headers: unknown, name: string): unknown {
  if (Array.isArray(headers))
    return headers.includes(name) ? headers[headers.indexOf(name) + 1] : undefined
  if (typeof headers !== 'object' || headers === null) return undefined
  return (headers as Readonly<Record<string, unknown>>)[name] // any object has these, or undefined
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
