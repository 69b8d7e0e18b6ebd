import { fork } from 'node:child_process'
import { once } from 'node:events'

/** What one load generator has to do. */
export type LoadJob = {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** the warm-up before the load, which is not counted */
  readonly warmUpSeconds: number
  /** the connections use them in turn; empty for requests without a token */
  readonly tokens: readonly string[]
  /** each connection sends them in turn, and each begins with another one */
  readonly requests: readonly LoadRequest[]
  /** whether each request gets a fresh Idempotency-Key */
  readonly keys: boolean
  /** each request is sent once, and the load ends with the last one; `seconds` and the warm-up do not count */
  readonly once?: boolean
}

export type LoadRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** JSON */
  readonly body?: string
  /** the tag that the client has already */
  readonly ifNoneMatch?: string
}

export type LoadResult = {
  readonly perSecond: number
  /** milliseconds */
  readonly p50: number
  readonly p99: number
  /** answers by their status */
  readonly answers: Readonly<Record<string, number>>
  /** requests that were answered, also during the warm-up */
  readonly total: number
  /** broken connections and time-outs */
  readonly errors: number
  readonly timeouts: number
  /** how much of a core the generator itself used; near 1, the generator is the limit */
  readonly cores: number
}

/** Does the job in a separate process, so that the load generator does not slow the measured program. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
  const child = fork(new URL('load-process.ts', import.meta.url), [], { execArgv: [] })
  const ended = once(child, 'exit')
  const result = once(child, 'message')
  child.send(job)
  const first = await Promise.race([result, ended.then(() => undefined)])
  if (!first) throw new Error('The load generator ended without a result.')
  await ended
  // load-process.ts sends only this message.
  return first[0] as LoadResult
}
