/** What a handler returns: a value that is sent as JSON, or text that is JSON already. */
export type Reply<Json = unknown> = {
  readonly status: number
  /** the address of what the request made, for an answer with 201 */
  readonly location?: string
  /** whether this is the first answer to an earlier request with the same Idempotency-Key */
  readonly replayed?: boolean
} & ({ readonly json: Json } | { readonly text: string | Uint8Array<ArrayBuffer> })

/** An answer without an end: server-sent events. */
export type StreamReply = { readonly events: AsyncIterable<string> }

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

function headersOf({ location, replayed = false }: Reply): Message['headers'] {
  if (location === undefined && !replayed) return JSON_HEADERS
  return {
    ...JSON_HEADERS,
    ...(location === undefined ? {} : { location }),
    ...(replayed ? REPLAYED_HEADERS : {}),
  }
}
