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

/** `daemon.json` in the home: where the running daemon listens, for the CLI to find. Mode 0600. */
export type StateFile = {
  readonly pid: number
  readonly url: string
  /** random for each daemon; `/livez` shows it, so that another program on the same port gets no token */
  readonly instance: string
  readonly version: string
  /** SYS_MODE */
  readonly mode: string
  readonly startedAt: string
  /** since when the daemon takes no new requests and finishes what it has accepted; absent before that */
  readonly stoppingSince?: string
}

/** What a daemon that the CLI has started in the background sends over its IPC channel. */
export type StartMessage =
  | { readonly kind: 'ready'; readonly state: StateFile }
  | {
      readonly kind: 'failed'
      readonly code: string
      readonly detail: string
      readonly hint?: string
    }

/** With this argument the daemon's program checks its configuration, reports what is wrong, and ends. */
export const CHECK_ARGUMENT = '--check'
