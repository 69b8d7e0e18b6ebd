import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { type Language, VERSION_HEADER } from '@outerpark/core/names'
import { Failure, failure } from '../failure.ts'
import { readVersion } from '../version.ts'
import { language } from '../words/words.ts'
import { remember } from './heard.ts'
import { oddAnswer, parseObject } from './odd-answer.ts'
import { patiently } from './patiently.ts'
import { failureOf } from './problem.ts'
import { type HttpRequest, type Place, readBody, SILENCE_MS, send } from './request.ts'
import type { Listener, ServerEvent } from './stream.ts'
import { versionGap } from './versions.ts'
import { type Write, writeOnce } from './write.ts'

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/** Requests to one box office by one person. */
export type Http = {
  readonly get: <T>(path: string, query?: Query, silenceMs?: number) => Promise<T>
  /** Every write has an Idempotency-Key, so a second attempt after a broken connection does nothing twice. */
  readonly post: <T>(path: string, body?: object, silenceMs?: number) => Promise<T>
  readonly put: <T>(path: string, body: object) => Promise<T>
  readonly patch: <T>(path: string, body: object) => Promise<T>
  readonly remove: <T>(path: string) => Promise<T>
  /** Server-sent events without end. After a broken connection it goes on after the last event. */
  readonly follow: (path: string, query: Query, listener: Listener) => AsyncGenerator<ServerEvent>
}

export type Caller = {
  /**
   * Where the box office is. Called before each attempt and each reconnect of a stream, since a daemon that was started
   * again may be elsewhere, and somebody else where it was.
   */
  readonly place: () => Place
  /** Called before a second attempt: starts the daemon again if it has died. */
  readonly revive?: (() => Promise<unknown>) | undefined
  /** The bearer token, if there is one. Never part of an error or a log. */
  readonly token?: string | undefined
  /** gets the version of the box office with each answer; undefined if it is of a version that says none */
  readonly heard?: ((version: string | undefined) => void) | undefined
  /** The Idempotency-Key of the command's first write, if the user gave one. */
  readonly key?: string | undefined
  /** in which the box office and the failures speak to the user; English if left out */
  readonly language?: Language | undefined
  /** gets a line for the user when a stream loses its connection, and when it is connected again */
  readonly say?: ((line: string) => void) | undefined
  /** how long a stream tries to come back by itself before it fails (ms); a minute if left out */
  readonly streamPatienceMs?: number | undefined
  /** the pause before the second attempt (ms); if left out, as long as a box office takes to come back */
  readonly pauseMs?: number | undefined
  /** when it aborts, all requests under way end and no more are sent */
  readonly signal?: AbortSignal | undefined
}

export function makeHttp(caller: Caller): Http {
  const identity = (): OutgoingHttpHeaders => ({
    [VERSION_HEADER]: readVersion(),
    // The reader may choose another language meanwhile.
    'accept-language': caller.language ?? language(),
    ...(caller.token && { authorization: `Bearer ${caller.token}` }),
  })

  const exchange = <T>(method: HttpRequest['method'], path: string, more: Exchange) => {
    const { signal = caller.signal } = more
    const attempt = async () => {
      const place = caller.place()
      const answer = await send({
        method,
        place,
        path: pathOf(path, more.query),
        headers: {
          ...identity(),
          accept: 'application/json',
          ...(more.key && { 'idempotency-key': more.key }),
          ...(more.body && { 'content-type': 'application/json' }),
        },
        body: more.body && JSON.stringify(more.body),
        silenceMs: more.silenceMs ?? SILENCE_MS,
        signal,
      })
      const text = await readBody(answer, place)
      const status = answer.statusCode ?? 0
      const gap = gapIn(answer, caller)
      if (status < 200 || status > 299)
        throw await failureOf(status, text, { place, gap, language: caller.language })
      const parsed = parseAs<T>(text, place)
      remember(`${method} ${path}`, parsed)
      return parsed
    }
    const watched = () =>
      attempt().catch((error: unknown) => {
        more.onFailed?.(error)
        throw error
      })
    return patiently({ revive: caller.revive, pauseMs: caller.pauseMs, signal }, watched)
  }

  const once = writeOnce(caller, exchange)
  let given = caller.key
  const write = <T>(method: Write, path: string, body?: object, silenceMs = SILENCE_MS) => {
    const key = given ?? newKey()
    given = undefined
    return once<T>(method, path, { body, key, silenceMs })
  }

  return {
    get: (path, query = {}, silenceMs = SILENCE_MS) => exchange('GET', path, { query, silenceMs }),
    post: (path, body, silenceMs) => write('POST', path, body, silenceMs),
    put: (path, body) => write('PUT', path, body),
    patch: (path, body) => write('PATCH', path, body),
    remove: (path) => write('DELETE', path),
    follow: (path, query, listener) => followFrom(caller, identity, { path, query, listener }),
  }
}

/** What differs between the versions. Tells the caller the version of the box office. */
function gapIn({ headers }: IncomingMessage, { heard }: Pick<Caller, 'heard'>): string | undefined {
  // A proxy or another server says nothing of versions.
  if (!/json|event-stream/.test(headers['content-type'] ?? '')) return undefined
  const theirs = headers[VERSION_HEADER]
  const version = typeof theirs === 'string' ? theirs : undefined
  heard?.(version)
  return versionGap(readVersion(), version)
}

type Exchange = {
  readonly query?: Query
  readonly body?: object | undefined
  readonly key?: string
  readonly silenceMs?: number
  readonly signal?: AbortSignal | undefined
  /** called with the error of each attempt */
  readonly onFailed?: (error: unknown) => void
}

async function* followFrom(
  caller: Caller,
  identity: () => OutgoingHttpHeaders,
  asked: { readonly path: string; readonly query: Query; readonly listener: Listener },
): AsyncGenerator<ServerEvent> {
  const { followStream } = await import('./stream.ts')
  const { place: placeOf, say, signal: over, streamPatienceMs: patienceMs } = caller
  const { signal: end, opened } = asked.listener
  const signal = over ? AbortSignal.any([end, over]) : end
  const path = pathOf(asked.path, asked.query)
  yield* followStream(
    async (lastEventId) => {
      const place = placeOf()
      const headers = {
        ...identity(),
        accept: 'text/event-stream',
        ...(lastEventId && { 'last-event-id': lastEventId }),
      }
      const answer = await send({ method: 'GET', place, path, headers, silenceMs: 0, signal })
      const status = answer.statusCode ?? 0
      const gap = gapIn(answer, caller)
      if (status !== 200)
        throw await failureOf(status, await readBody(answer, place), {
          place,
          gap,
          language: caller.language,
        })
      if (!answer.headers['content-type']?.startsWith('text/event-stream')) {
        answer.destroy()
        throw oddAnswer()
      }
      return { answer, place }
    },
    { signal, opened, say, language: caller.language, patienceMs },
  )
}

function pathOf(path: string, query: Query = {}): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) asked.set(name, String(value))
  return asked.size === 0 ? path : `${path}?${asked}`
}

function parseAs<T>(text: string, { url }: Place): T {
  try {
    return parseObject<T>(text)
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw failure(
      'unexpected-answer',
      ({ lines }) => lines.notJson(new URL(url).origin),
      undefined,
      { cause },
    )
  }
}

/** getBuiltinModule for the same reason as in request.ts: an import statement would load WebCrypto too. */
const newKey = () => process.getBuiltinModule('node:crypto').randomUUID()
