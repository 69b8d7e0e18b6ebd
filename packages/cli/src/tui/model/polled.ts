import { setTimeout as sleep } from 'node:timers/promises'
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
