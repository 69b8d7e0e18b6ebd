import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '../../client/client.ts'
import { type Follow, keepCurrent } from './feed.ts'

/** How long it is waited before something is read again (ms). */
const PAUSES = {
  /** while events are heard: what has no event may change it too */
  slowly: 30_000,
  /** without a stream: this person may not see the events, or the connection is lost */
  withoutStream: 2_000,
  /** after an event: a season file registers many musicals at once */
  gathering: 100,
}

/** What happens at the box office, for those who have to read something again. */
export type News = {
  /** Calls the listener after each event of these types, and when some may have been missed. Returns a function that ends this. */
  readonly listen: (types: readonly string[], heard: () => void) => () => void
  /** whether events are heard now */
  readonly isHeard: () => boolean
}

type Source = Pick<Client, 'status' | 'followEvents'>

/** One stream of events for all listeners. It is open while there is a listener. */
export function makeNews(clientNow: () => Source): News {
  const listeners = new Set<{ readonly types: readonly string[]; readonly heard: () => void }>()
  let ending: AbortController | undefined
  let isUp = false

  const follow: Follow<number> = async (publish, signal, before) => {
    const client = clientNow()
    const after = before ?? (await client.status()).position
    const opened = (): void => {
      publish(after)
      for (const { heard } of [...listeners]) heard()
    }
    for await (const event of client.followEvents({ from: after + 1 }, signal, opened)) {
      publish(event.position)
      for (const { types, heard } of [...listeners]) if (types.includes(event.type)) heard()
    }
  }
  const start = (): void => {
    ending = new AbortController()
    const { signal } = ending
    const changed = ({ freshness }: { readonly freshness: { readonly state: string } }): void => {
      if (!signal.aborted) isUp = freshness.state === 'up'
    }
    void keepCurrent(follow, changed, signal)
  }
  const stop = (): void => {
    ending?.abort()
    ending = undefined
    isUp = false
  }
  return {
    listen(types, heard) {
      const listener = { types, heard }
      listeners.add(listener)
      if (!ending) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },
    isHeard: () => isUp,
  }
}

/** Follows what has no stream of its own: reads it again after each event that concerns it. An equal value stays the same object. */
export function followNews<Value>(
  read: () => Promise<Value>,
  news: News,
  types: readonly string[],
  pauses: typeof PAUSES = PAUSES,
): Follow<Value> {
  return async (publish, signal, before) => {
    let known = before
    let text = JSON.stringify(before)
    let isOld = false
    let wake = new AbortController()
    const stop = news.listen(types, () => {
      isOld = true
      wake.abort()
    })
    try {
      while (!signal.aborted) {
        isOld = false
        wake = new AbortController()
        const value = await read()
        const now = JSON.stringify(value)
        if (known === undefined || now !== text) [known, text] = [value, now]
        publish(known)
        const pause = news.isHeard() ? pauses.slowly : pauses.withoutStream
        if (!isOld) await pausing(pause, AbortSignal.any([signal, wake.signal]))
        if (isOld) await pausing(pauses.gathering, signal)
      }
    } finally {
      stop()
    }
  }
}

const pausing = (ms: number, signal: AbortSignal): Promise<unknown> =>
  sleep(ms, undefined, { signal }).catch(() => undefined)
