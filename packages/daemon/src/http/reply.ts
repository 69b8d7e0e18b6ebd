/** What a handler returns: a value that is sent as JSON, or text that is JSON already. */
export type Reply<Json = unknown> =
  | { readonly status: number; readonly json: Json }
  | { readonly status: number; readonly text: string | Uint8Array<ArrayBuffer> }

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

export function messageOf(reply: Reply): Message {
  const body = 'text' in reply ? reply.text : JSON.stringify(reply.json)
  return { status: reply.status, headers: JSON_HEADERS, body }
}
