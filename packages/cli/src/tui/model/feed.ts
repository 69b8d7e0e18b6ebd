import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../../failure.ts'
import { mayPass, streamMayReturn } from '../../http/passing.ts'

/** How current a value is. `lost`: it is tried again, and the value is as of `at`. `failed`: trying again would not help. */
export type Freshness =
  | { readonly state: 'connecting' }
  | { readonly state: 'up' }
  /** `since`: ms since the epoch */
  | { readonly state: 'lost'; readonly since: number; readonly failure: unknown }
  | { readonly state: 'failed'; readonly failure: unknown }

/** What is known of one thing, and how current that is. */
export type Known<Value> = {
  /** undefined before the first answer */
  readonly value: Value | undefined
  /** when the value was last known to be true, ms since the epoch */
  readonly at: number | undefined
  readonly freshness: Freshness
}

export const UNKNOWN: Known<never> = {
  value: undefined,
  at: undefined,
  freshness: { state: 'connecting' },
}

/**
 * Reads a value and follows it. It publishes each new value, and how current it is if it is not. It returns or throws when it
 * cannot go on. It is called again after a pause.
 */
export type Follow<Value> = (
  publish: (value: Value, freshness?: Freshness) => void,
  signal: AbortSignal,
  before: Value | undefined,
) => Promise<void>

/** Whether the box office may answer again. A daemon that was stopped may be started again. */
const mayReturn = (failure: unknown): boolean =>
  mayPass(failure) ||
  streamMayReturn(failure) ||
  (failure instanceof Failure && failure.code === 'daemon-unreachable')

/** The pauses between attempts: short at first, so that a restarted daemon is found at once (ms). */
const PAUSES_MS = [100, 250, 500, 1_000, 2_000]

/**
 * Keeps a value current until the signal ends it. The last value stays while the box office does not answer.
 *
 * @param changed is called with each change
 * @param before what is known from earlier
 */
export async function keepCurrent<Value>(
  follow: Follow<Value>,
  changed: (known: Known<Value>) => void,
  signal: AbortSignal,
  before: Known<Value> = UNKNOWN,
): Promise<void> {
  let known: Known<Value> = { ...before, freshness: { state: 'connecting' } }
  let failures = 0
  const change = (to: Partial<Known<Value>>): void => {
    known = { ...known, ...to }
    changed(known)
  }
  const publish = (value: Value, freshness: Freshness = { state: 'up' }): void => {
    if (freshness.state === 'up') failures = 0
    change(freshness.state === 'up' ? { value, at: Date.now(), freshness } : { value, freshness })
  }
  while (!signal.aborted) {
    try {
      await follow(publish, signal, known.value)
    } catch (failure) {
      if (signal.aborted) return
      if (!mayReturn(failure)) return change({ freshness: { state: 'failed', failure } })
      const since = known.freshness.state === 'lost' ? known.freshness.since : Date.now()
      change({ freshness: { state: 'lost', since, failure } })
    }
    const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]
    failures += 1
    await sleep(pause, undefined, { signal }).catch(() => undefined)
  }
}
