import { setMaxListeners } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StateFile } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import { clientAt } from '../connect.ts'
import type { Context } from '../context.ts'
import { startDaemon } from '../daemon/spawn.ts'
import { adminTokenFile } from '../daemon/state.ts'
import { stopDaemon } from '../daemon/stop.ts'
import { failure } from '../failure.ts'

/** A box office of its own, for as long as a story takes. */
export type Stage = {
  readonly admin: Client
  /** the box office for whoever has this token; for nobody in particular without one */
  readonly as: (token: string | undefined) => Client
  /** aborts when the story is over, or was interrupted: what it has begun beside itself ends then */
  readonly signal: AbortSignal
}

/**
 * Tells a story on a stage whose home and port are its own.
 * However the story ends, by Ctrl-C too, or because nobody reads on, nothing of the stage is left: no process and no file.
 *
 * @param settings what its daemon is started with
 */
export async function onStage<T>(
  { env }: Pick<Context, 'env'>,
  story: (stage: Stage) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const over = new AbortController()
  // Every request under way listens to it, and there may be many.
  setMaxListeners(0, over.signal)
  const home = mkdtempSync(join(tmpdir(), 'outerpark-demo-'))
  const starting = startDaemon({ home, port: 0, env: { ...ownSettings(env), ...settings } })
  const whole = starting.then(({ url }) => {
    const as = (token: string | undefined) => clientAt(url, token, { signal: over.signal })
    const admin = as(readFileSync(adminTokenFile(home), 'utf8').trim())
    return story({ as, admin, signal: over.signal })
  })
  try {
    return await Promise.race([whole, interruption()])
  } finally {
    over.abort()
    // Also when it was interrupted before the daemon was ready.
    await starting.then(
      (state) => end(home, state),
      () => undefined,
    )
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Rejects when somebody wants the story to end; from then on the cleaning up is not interrupted. */
function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'])
      process.on(signal, () =>
        reject(failure('interrupted', 'The story was interrupted; nothing of it is left.')),
      )
  })
}

async function end(home: string, state: StateFile): Promise<void> {
  try {
    await stopDaemon(home)
  } catch {
    process.kill(state.pid, 'SIGKILL')
  }
}

/** What is set for the box office of this person, a card company above all, is not for a story. */
function ownSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isOurs = (name: string) => name.startsWith('OUTERPARK_') || name === 'SYS_MODE'
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOurs(name)))
}
