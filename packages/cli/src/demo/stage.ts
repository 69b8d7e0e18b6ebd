import { setMaxListeners } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '../client/client.ts'
import { clientHere } from '../connect.ts'
import type { Context } from '../context.ts'
import { startDaemon } from '../daemon/spawn.ts'
import { adminTokenFile } from '../daemon/state.ts'
import { endDaemon } from '../daemon/stop.ts'
import { failure } from '../failure.ts'

/** The box office of a story. */
export type Stage = {
  /** where its customers reach it */
  readonly url: string
  readonly admin: Client
  /** a client with this token; undefined for requests that need no token */
  readonly as: (token: string | undefined) => Client
  /** aborts when the story is over or interrupted; everything that the story has started ends then */
  readonly signal: AbortSignal
}

/**
 * Plays a story on a daemon with a new home and a free port. After any end of the story, also by Ctrl-C or because
 * nobody reads its output any more, no process and no file of it remains.
 *
 * @param settings environment variables for its daemon
 */
export async function onStage<T>(
  { env }: Pick<Context, 'env'>,
  story: (stage: Stage) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const over = new AbortController()
  // Each request under way listens to the signal, and there may be many.
  setMaxListeners(0, over.signal)
  const home = mkdtempSync(join(tmpdir(), 'outerpark-demo-'))
  const starting = startDaemon({ home, port: 0, env: { ...ownSettings(env), ...settings } })
  const whole = starting.then(({ url }) => {
    const as = (token: string | undefined) => clientHere(home, token, { signal: over.signal })
    const admin = as(readFileSync(adminTokenFile(home), 'utf8').trim())
    return story({ url, as, admin, signal: over.signal })
  })
  try {
    return await Promise.race([whole, interruption()])
  } finally {
    over.abort()
    // If the story was interrupted while the daemon starts, wait until it is up, so that it can be stopped.
    await starting.then(
      () => endDaemon(home),
      () => undefined,
    )
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Rejects when a signal ends the story. More signals do not interrupt the clean-up. */
function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'])
      process.on(signal, () => reject(failure('interrupted', ({ story }) => story.interrupted)))
  })
}

/** The environment without this user's settings, since a story must not use their card company. */
function ownSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isOurs = (name: string) => name.startsWith('OUTERPARK_') || name === 'SYS_MODE'
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOurs(name)))
}
