import { setTimeout as sleep } from 'node:timers/promises'
import type { DaemonState } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import { serviceOf } from '../daemon-install/service-of.ts'
import { Failure, failure } from '../failure.ts'
import { SILENCE_MS } from '../http/request.ts'
import { words } from '../words/words.ts'
import { findDaemon } from './find.ts'
import { readState } from './state.ts'

/** How long to wait for a daemon that another command starts or stops. */
const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 500

/**
 * The daemon of this home. Starts it in the background if it does not run. What it answers over its socket proves that it
 * is the daemon of this home.
 */
export async function ensureDaemon({
  places,
  env,
  say,
}: Pick<Context, 'places' | 'env' | 'say'>): Promise<DaemonState> {
  const { home } = places
  const running = await findRunning(home)
  if (running) return running
  refuseBesideService(home, env)
  say(words().office.starting(home))
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
    const state = readState(home)
    if (state && state.socket === undefined) throw outdated(state)
    await sleep(LOOK_EVERY_MS)
  }
}

/** Throws if the daemon of this home is a service, which does not run: systemd starts it, and nobody else. */
export function refuseBesideService(home: string, env: NodeJS.ProcessEnv): void {
  const start = serviceOf(home, env)
  if (start === undefined) return
  throw failure(
    'daemon-unreachable',
    ({ office }) => office.serviceIsDown(home),
    ({ office }) => office.startService(start),
  )
}

/**
 * The daemon of this home if it runs, and does not end just now.
 * @throws Failure `daemon-unreachable` for one that does not answer, or is of a version without a socket
 */
export async function findRunning(home: string): Promise<DaemonState | undefined> {
  const found = await findDaemon(home, SILENCE_MS)
  switch (found.kind) {
    case 'nobody':
      return undefined
    case 'running':
      return found.state.stoppingSince === undefined ? found.state : undefined
    case 'outdated':
      throw outdated(found.file)
    case 'hanging':
      throw failure(
        'daemon-unreachable',
        ({ office }) => office.silent(home, found.file.pid, SILENCE_MS / 1000),
        ({ office }) => office.seeStatus,
      )
  }
}

/** The failure for a daemon that was started by a version without a socket. It proves itself to nobody. */
export const outdated = ({ pid, version }: Pick<DaemonState, 'pid' | 'version'>) =>
  failure(
    'daemon-unreachable',
    ({ office }) => office.olderDaemon(pid, version),
    ({ office }) => office.restartIt,
  )

/** Failures that only a person can mend: wrong settings, or a home that must not be opened like this. */
const TO_MEND: ReadonlySet<string> = new Set([
  'config-invalid',
  'file-not-trusted',
  'settings-missing',
  'restored-unopened',
  'gateway-changed',
  'mode-changed',
  'database-lost',
  'database-older',
  'database-newer',
  'database-unreadable',
])

/** The failure of a command that needs the daemon. What only a person can mend keeps its code. */
function notThere(cause: unknown): unknown {
  if (!(cause instanceof Failure)) return cause
  const detail = words().office.couldNotStart(cause.detail)
  if (TO_MEND.has(cause.code)) return new Failure({ ...cause.fields, detail }, { cause })
  return failure('daemon-unreachable', detail, cause.hint, { cause })
}
