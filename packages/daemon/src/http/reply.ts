import type { Language } from '@outerpark/core/names'

/** What a handler returns: a value that is sent as JSON, or text that is JSON already. */
export type Reply<Json = unknown> = {
  readonly status: number
  /** the address of what the request made, for an answer with 201 */
  readonly location?: string
  /** whether this is the first answer to an earlier request with the same Idempotency-Key */
  readonly replayed?: boolean
  /** the language of its sentences, if it has some */
  readonly language?: Language
  /** the entity tag of an answer that never changes, which every cache may keep (`lasting.ts`) */
  readonly etag?: string
  /** the media type, if it is not JSON */
  readonly type?: string
} & ({ readonly json: Json } | { readonly text: string | Uint8Array<ArrayBuffer> })

/** An answer without an end: server-sent events. */
export type StreamReply = {
  readonly events: AsyncIterable<string>
  /** the language of its sentences, if it has some */
  readonly language?: Language
}

/** The read-only type of a value of a schema, at every depth. */
export type Said<T> = T extends (infer Item)[]
  ? readonly Said<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Said<T[Key]> }
    : T

/** An answer in the form in which it is sent. */
export type Message = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer>
}

const JSON_HEADERS = { 'content-type': 'application/json' }

/** Marks an answer that was given before (draft-ietf-httpapi-idempotency-key-header). */
const REPLAYED_HEADERS = { 'idempotency-replayed': 'true' }

export function messageOf(reply: Reply): Message {
  const body = 'text' in reply ? reply.text : JSON.stringify(reply.json)
  return { status: reply.status, headers: headersOf(reply), body }
}

const WRITTEN_IN = {
  en: { 'content-language': 'en', vary: 'accept-language' },
  ko: { 'content-language': 'ko', vary: 'accept-language' },
} as const satisfies Record<Language, object>

/** The headers of an answer whose sentences follow Accept-Language. */
export const writtenIn = (language: Language): Message['headers'] => WRITTEN_IN[language]

const JSON_IN = {
  en: { ...JSON_HEADERS, ...WRITTEN_IN.en },
  ko: { ...JSON_HEADERS, ...WRITTEN_IN.ko },
} as const satisfies Record<Language, object>

/** How long a cache may keep an answer that never changes, and need not ask again: a year, which is as good as for ever. */
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' }

function headersOf(reply: Reply): Message['headers'] {
  const { status, location, replayed = false, language, type, etag } = reply
  if (type !== undefined) return { 'content-type': type }
  if (etag !== undefined) return { ...(status === 304 ? {} : JSON_HEADERS), etag, ...FOR_EVER }
  const usual = language ? JSON_IN[language] : JSON_HEADERS
  if (location === undefined && !replayed) return usual
  return {
    ...usual,
    ...(location === undefined ? {} : { location }),
    ...(replayed ? REPLAYED_HEADERS : {}),
  }
}
