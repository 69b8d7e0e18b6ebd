/** What a handler answers: a value that goes out as JSON, or text that is JSON already. */
export type Reply<Json = unknown> =
  | { readonly status: number; readonly json: Json }
  | { readonly status: number; readonly text: string | Uint8Array<ArrayBuffer> }

/** An answer without an end: server-sent events as they happen. */
export type StreamReply = { readonly events: AsyncIterable<string> }

/** A value of a schema as handlers have it: nothing in it may be changed. */
export type Said<T> = T extends (infer Item)[]
  ? readonly Said<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Said<T[Key]> }
    : T

/** An answer as it goes over the wire. */
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
