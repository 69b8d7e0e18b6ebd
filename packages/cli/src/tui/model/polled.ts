import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../../failure.ts'
import type { Follow } from './feed.ts'

/** Follows what has no stream: reads it again and again. An equal value is published as the same object. */
export function followAgain<Value>(read: () => Promise<Value>, everyMs: number): Follow<Value> {
  return async (publish, signal, before) => {
    let known = before
    let text = JSON.stringify(before)
    while (!signal.aborted) {
      const value = await read()
      const now = JSON.stringify(value)
      if (known === undefined || now !== text) [known, text] = [value, now]
      publish(known)
      await sleep(everyMs, undefined, { signal }).catch(() => undefined)
    }
  }
}

/** After what time a stream that could not be opened is tried again (ms). */
const WITHOUT_STREAM_MS = 30_000

/** A daemon of an older version has no stream; one that makes its first view has none yet; a busy one has no room. */
const NO_STREAM: ReadonlySet<string> = new Set([
  'route-not-found',
  'mypage-behind',
  'too-many-streams',
])

/** Follows a stream, and while there is none the same in another way. */
export const streamedOr =
  <Value>(stream: Follow<Value>, otherwise: Follow<Value>): Follow<Value> =>
  async (publish, signal, before) => {
    try {
      await stream(publish, signal, before)
    } catch (error) {
      if (!(error instanceof Failure && NO_STREAM.has(error.code))) throw error
      const soon = AbortSignal.any([signal, AbortSignal.timeout(WITHOUT_STREAM_MS)])
      await otherwise(publish, soon, before)
    }
  }
