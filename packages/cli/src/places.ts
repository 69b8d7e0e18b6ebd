import { join, resolve } from 'node:path'

/** Where things are kept. Both are made when they are first needed, for their owner alone (0700). */
export type Places = {
  /** the daemon's databases, log, state file and admin token */
  readonly home: string
  /** the profiles of this person */
  readonly profiles: string
}

/**
 * `OUTERPARK_HOME` holds everything if it is set; otherwise it is the platform's own folders.
 * The daemon finds its home by the same rule.
 */
export async function findPlaces(env: NodeJS.ProcessEnv): Promise<Places> {
  const file = 'profiles.json'
  if (env.OUTERPARK_HOME) {
    const home = resolve(env.OUTERPARK_HOME)
    return { home, profiles: join(home, file) }
  }
  const { default: envPaths } = await import('env-paths')
  const { data, config } = envPaths('outerpark', { suffix: '' })
  return { home: data, profiles: join(config, file) }
}
