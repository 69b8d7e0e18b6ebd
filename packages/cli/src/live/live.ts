import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '../client/client.ts'
import { type Limits, type LiveState, makeState } from './state.ts'

/** The default interval between two requests for the status, and so between two samples, in milliseconds. */
export const SAMPLE_MS = 250
/** Ten minutes of samples, and enough events to fill a tall screen many times. */
const LIMITS: Limits = { keepSamples: 2400, keepEvents: 1000, gatherMs: 16 }

export type LiveOptions = Partial<Limits> & { readonly sampleMs?: number }

/** The present state of a box office, for a view of any kind. */
export type Live = {
  /** The known state. It is the same object until something has changed. */
  readonly snapshot: LiveState['snapshot']
  /** Calls the listener after changes, until the returned function is called. */
  readonly subscribe: LiveState['subscribe']
  /** Calls the listener once with each event, in order, until the returned function is called. */
  readonly onEvent: LiveState['onEvent']
  /** Sends no more requests. Resolves when none is under way. */
  readonly close: () => Promise<void>
}

type Source = Pick<Client, 'status' | 'followEvents'>

/**
 * Follows a box office as its admin: asks for its status again and again, and reads its events as they happen.
 * If the connection is lost, it tries again until it is closed, and goes on after the last event.
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

/** Ends the model after a failure that will not pass. Failures during `close` are ignored. */
function giveUpUnlessPassing(closing: AbortController, failed: () => boolean): void {
  if (!closing.signal.aborted && !failed()) closing.abort()
}

const pause = ({ closing, sampleMs }: Loop) =>
  sleep(sampleMs, undefined, { signal: closing.signal }).catch(() => undefined)
