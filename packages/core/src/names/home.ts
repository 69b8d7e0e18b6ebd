/** Names of the files in a home that daemon and CLI both know. */
export const HOME_FILES = {
  state: 'daemon.json',
  log: 'daemon.log',
  adminToken: 'admin.token',
} as const

/** What the platform's folders for this program are called; daemon and CLI hand it to env-paths. */
export const PROGRAM = 'outerpark'

/**
 * The home that the environment names; undefined if it names none, and the platform's data folder of {@link PROGRAM} is
 * meant. An empty variable names none.
 */
export function namedHome(env: {
  readonly OUTERPARK_HOME?: string | undefined
}): string | undefined {
  return env.OUTERPARK_HOME || undefined
}

/** The port where the daemon listens if no setting names another. */
export const DEFAULT_PORT = 8080
