import { fork } from 'node:child_process'
import { once } from 'node:events'

/** What one load generator is to do. */
export type LoadJob = {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** sent before that, and not counted: both sides get warm */
  readonly warmUpSeconds: number
  /** the connections take turns in them; none for requests without a token */
  readonly tokens: readonly string[]
  /** every connection goes round them, each from another start */
  readonly requests: readonly LoadRequest[]
  /** whether each request gets a fresh Idempotency-Key */
  readonly keys: boolean
}

export type LoadRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** JSON */
  readonly body?: string
}

export type LoadResult = {
  readonly perSecond: number
  /** milliseconds */
  readonly p50: number
  readonly p99: number
  /** answers by their status */
  readonly answers: Readonly<Record<string, number>>
  /** requests that were answered, those of the warm-up included */
  readonly total: number
  /** broken connections and time-outs */
  readonly errors: number
  readonly timeouts: number
  /** how much of a core the generator itself took: near 1, it is what limits */
  readonly cores: number
}

/** Does the job in a process of its own, so that what it costs is not taken off what it measures. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
  const child = fork(new URL('load-process.ts', import.meta.url), [], { execArgv: [] })
  const ended = once(child, 'exit')
  const result = once(child, 'message')
  child.send(job)
  const first = await Promise.race([result, ended.then(() => undefined)])
  if (!first) throw new Error('The load generator ended without a result.')
  await ended
  // The one message that load-process.ts sends.
  return first[0] as LoadResult
}
