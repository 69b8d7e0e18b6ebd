import { setTimeout as sleep } from 'node:timers/promises'
import type { StateFile } from '@outerpark/core/contract'
import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'
import { readLiveState } from './state.ts'

/** How long a daemon that another command is starting may take. */
const OTHER_START_MS = 30_000

/** The daemon of this home; started in the background if it is not running. */
export async function ensureDaemon({ places, env, say }: Context): Promise<StateFile> {
  const { home } = places
  const running = readLiveState(home)
  if (running) return running
  say(`Starting the box office daemon (home ${home}) …`)
  const { startDaemon } = await import('./spawn.ts')
  try {
    return await startDaemon({ home, env })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    // Another command was quicker: its daemon will do.
    const other = error.code === 'home-in-use' ? await stateOfOther(home) : undefined
    if (other) return other
    throw failure(
      'daemon-unreachable',
      `The box office daemon is not running and could not be started: ${error.detail}`,
      error.hint,
      { cause: error },
    )
  }
}

async function stateOfOther(home: string): Promise<StateFile | undefined> {
  const deadline = Date.now() + OTHER_START_MS
  while (Date.now() < deadline) {
    const state = readLiveState(home)
    if (state) return state
    await sleep(100)
  }
  return undefined
}
