import { join, resolve } from 'node:path'
import { namedHome, PROGRAM } from '@outerpark/core/names'

/** Where the CLI keeps things. Folders are made when they are first needed, for their owner alone (0700). */
export type Places = {
  /** the folder of the daemon's databases, log, state file and admin token */
  readonly home: string
  /** the file of this person's profiles */
  readonly profiles: string
}

/**
 * `OUTERPARK_HOME` holds everything if it is set; otherwise the platform's own folders do.
 * The daemon finds its home by the same rule.
 */
export async function findPlaces(env: NodeJS.ProcessEnv): Promise<Places> {
  const file = 'profiles.json'
  const named = namedHome(env)
  if (named !== undefined) {
    const home = resolve(named)
    return { home, profiles: join(home, file) }
  }
  const { default: envPaths } = await import('env-paths')
  const { data, config } = envPaths(PROGRAM, { suffix: '' })
  return { home: data, profiles: join(config, file) }
}
