import { setTimeout as sleep } from 'node:timers/promises'
import type { StateFile } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'
import { SILENCE_MS } from '../http/request.ts'
import { probe } from './livez.ts'
import { readLiveState } from './state.ts'

/** How long to wait for a daemon that another command starts or stops. */
const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 500

/**
 * The daemon of this home. Starts it in the background if it does not run.
 * Checks that it is really the daemon. After its death another program may get its port, and must not get a token.
 */
export async function ensureDaemon({ places, env, say }: Context): Promise<StateFile> {
  const { home } = places
  const running = await findRunning(home)
  if (running) return running
  say(`Starting the box office daemon (home ${home}) …`)
  const { startDaemon } = await import('./spawn.ts')
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await startDaemon({ home, env, asBefore: true })
    } catch (error) {
      const busy = error instanceof Failure && error.code === 'home-in-use'
      if (!busy || Date.now() > deadline) throw notThere(error)
    }
    // Either another command has started the daemon, or the previous daemon has not ended yet.
    const other = await findRunning(home)
    if (other) return other
    await sleep(LOOK_EVERY_MS)
  }
}

async function findRunning(home: string): Promise<StateFile | undefined> {
  const state = readLiveState(home)
  if (!state) return undefined
  const health = await probe(state.url, { instance: state.instance, patienceMs: SILENCE_MS })
  if (health === 'alive') return state
  if (health === 'nobody') return undefined
  throw failure(
    'daemon-unreachable',
    `The daemon at ${state.url} (process ${state.pid}) does not answer within ${SILENCE_MS / 1000} s.`,
    'See "outerpark daemon status"; "outerpark daemon restart" starts it again.',
  )
}

/** Failures that only a person can mend: wrong settings, or a home that must not be opened like this. */
const TO_MEND: ReadonlySet<string> = new Set([
  'config-invalid',
  'settings-missing',
  'gateway-changed',
  'mode-changed',
  'database-lost',
  'database-older',
  'database-unreadable',
])

/** The failure of a command that needs the daemon. What only a person can mend keeps its code. */
function notThere(cause: unknown): unknown {
  if (!(cause instanceof Failure)) return cause
  const detail = `The box office daemon is not running and could not be started: ${cause.detail}`
  if (TO_MEND.has(cause.code)) return new Failure({ ...cause, detail }, { cause })
  return failure('daemon-unreachable', detail, cause.hint, { cause })
}
