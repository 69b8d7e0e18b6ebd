import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '../client/client.ts'
import { type Limits, type LiveState, makeState } from './state.ts'

/** How often the status is asked for and a sample is taken, in milliseconds, unless told otherwise. */
export const SAMPLE_MS = 250
/** Ten minutes of samples, and enough events to fill a tall screen many times. */
const LIMITS: Limits = { keepSamples: 2400, keepEvents: 1000, gatherMs: 16 }

export type LiveOptions = Partial<Limits> & { readonly sampleMs?: number }

/** A box office as it is at the moment, for a view of any kind. */
export type Live = {
  /** What is known. The same object until something has changed. */
  readonly snapshot: LiveState['snapshot']
  /** Calls the listener after changes, until the returned function is called. */
  readonly subscribe: LiveState['subscribe']
  /** Calls the listener with each event, in order and none twice, until the returned function is called. */
  readonly onEvent: LiveState['onEvent']
  /** Asks no more. Resolves when no request is under way. */
  readonly close: () => Promise<void>
}

type Source = Pick<Client, 'status' | 'followEvents'>

/**
 * Follows a box office as an admin can: asks for its status again and again, and reads its events as they happen.
 * If the connection is lost, it tries again until it is closed, and goes on behind the last event.
 * Ends by itself only if the box office refuses; the snapshot's `connection` then has the failure.
 */
export function openLive(source: Source, options: LiveOptions = {}): Live {
  const { sampleMs = SAMPLE_MS } = options
  const state = makeState({ ...LIMITS, ...options })
  const closing = new AbortController()
  const running = run(source, state, { closing, sampleMs })
  const { snapshot, subscribe, onEvent, flush } = state
  return {
    ...{ snapshot, subscribe, onEvent },
    async close() {
      closing.abort()
      await running
      flush()
    },
  }
}

type Loop = { readonly closing: AbortController; readonly sampleMs: number }

async function run(source: Source, state: LiveState, loop: Loop): Promise<void> {
  const { signal } = loop.closing
  const first = async (): Promise<boolean> => {
    await readStatus(source, state, loop.closing)
    return state.snapshot().status !== undefined
  }
  while (!(await first())) {
    await pause(loop)
    if (signal.aborted) return
  }
  await Promise.all([poll(source, state, loop), follow(source, state, loop)])
}

async function poll(source: Source, state: LiveState, loop: Loop): Promise<void> {
  for (;;) {
    await pause(loop)
    if (loop.closing.signal.aborted) return
    await readStatus(source, state, loop.closing)
  }
}

async function follow(source: Source, state: LiveState, loop: Loop): Promise<void> {
  const { closing } = loop
  const { signal } = closing
  while (!signal.aborted) {
    const from = state.snapshot().position + 1
    try {
      for await (const event of source.followEvents({ from }, signal, state.opened))
        state.happened(event)
    } catch (error) {
      giveUpUnlessPassing(closing, () => state.failed('events', error))
    }
    await pause(loop)
  }
}

async function readStatus(
  { status }: Source,
  state: LiveState,
  closing: AbortController,
): Promise<void> {
  try {
    state.answered(await status())
  } catch (error) {
    giveUpUnlessPassing(closing, () => state.failed('status', error))
  }
}

/** What fails while it is closed is no news. */
function giveUpUnlessPassing(closing: AbortController, failed: () => boolean): void {
  if (!closing.signal.aborted && !failed()) closing.abort()
}

const pause = ({ closing, sampleMs }: Loop) =>
  sleep(sampleMs, undefined, { signal: closing.signal }).catch(() => undefined)
