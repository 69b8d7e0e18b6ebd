import { setTimeout as sleep } from 'node:timers/promises'
import type { StateFile } from '@outerpark/core/contract'
import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'
import { readLiveState } from './state.ts'

/** How long a daemon that another command is starting, or stopping, may take. */
const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 500

/** The daemon of this home; started in the background if it is not running. */
export async function ensureDaemon({ places, env, say }: Context): Promise<StateFile> {
  const { home } = places
  const running = readLiveState(home)
  if (running) return running
  say(`Starting the box office daemon (home ${home}) …`)
  const { startDaemon } = await import('./spawn.ts')
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await startDaemon({ home, env })
    } catch (error) {
      const busy = error instanceof Failure && error.code === 'home-in-use'
      if (!busy || Date.now() > deadline) throw notThere(error)
    }
    // Another command was quicker, and its daemon will do; or the one before has not quite ended.
    const other = readLiveState(home)
    if (other) return other
    await sleep(LOOK_EVERY_MS)
  }
}

function notThere(cause: unknown): unknown {
  if (!(cause instanceof Failure)) return cause
  return failure(
    'daemon-unreachable',
    `The box office daemon is not running and could not be started: ${cause.detail}`,
    cause.hint,
    { cause },
  )
}
