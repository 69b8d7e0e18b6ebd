import type { ServerEvent } from '../http/stream.ts'

/** The parsed messages of a stream. */
export async function* messages<T>(events: AsyncGenerator<ServerEvent>): AsyncGenerator<T> {
  // The daemon's tests check that its messages keep the contract; see parseAs in http.ts.
  for await (const { data } of events) yield JSON.parse(data) as T
}
