import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StateFile } from '@outerpark/core/contract'
import type { Client } from '../client.ts'
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
}

/**
 * Tells a story on a stage whose home and port are its own.
 * However the story ends, by Ctrl-C too, nothing of the stage is left: no process and no file.
 */
export async function onStage<T>(
  { env }: Pick<Context, 'env'>,
  story: (stage: Stage) => Promise<T>,
): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'outerpark-demo-'))
  const starting = startDaemon({ home, port: 0, env: ownSettings(env) })
  const whole = starting.then(({ url }) => {
    const as = (token: string | undefined) => clientAt(url, token)
    return story({ as, admin: as(readFileSync(adminTokenFile(home), 'utf8').trim()) })
  })
  try {
    return await Promise.race([whole, interruption()])
  } finally {
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
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
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
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('OUTERPARK_')))
}
