import type { Language } from '@outerpark/core/names'

/** An entity tag (RFC 9110, 8.8.3), and how caches may keep what has it. */
export type Tag = { readonly etag: string; readonly kept: 'lasting' | 'asking' }

/** What a handler returns: a value that is sent as JSON, or text that is JSON already. */
export type Reply<Json = unknown> = {
  readonly status: number
  /** the address of what the request made, for an answer with 201 */
  readonly location?: string
  /** whether this is the first answer to an earlier request with the same Idempotency-Key */
  readonly replayed?: boolean
  /** the language of its sentences, if it has some */
  readonly language?: Language
  /** the entity tag of an answer that caches may keep: for a day, or as long as they ask each time (`tagged.ts`) */
  readonly tag?: Tag
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

/**
 * How caches may keep an answer (RFC 9111, 5.2.2). `no-cache` asks each time. What never changes is kept for a day and not for ever:
 * after an older database was put back, a version may get another content.
 */
const KEPT = {
  lasting: { 'cache-control': 'public, max-age=86400' },
  asking: { 'cache-control': 'public, no-cache' },
} as const satisfies Record<Tag['kept'], object>

function headersOf(reply: Reply): Message['headers'] {
  const { status, location, replayed = false, language, type, tag } = reply
  if (type !== undefined) return { 'content-type': type }
  if (tag) return { ...(status === 304 ? {} : JSON_HEADERS), etag: tag.etag, ...KEPT[tag.kept] }
  const usual = language ? JSON_IN[language] : JSON_HEADERS
  if (location === undefined && !replayed) return usual
  return {
    ...usual,
    ...(location === undefined ? {} : { location }),
    ...(replayed ? REPLAYED_HEADERS : {}),
  }
}
