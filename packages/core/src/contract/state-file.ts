/** `daemon.json` in the home: where the running daemon listens, for the CLI to find. Mode 0600. */
export type StateFile = {
  readonly pid: number
  readonly url: string
  /** made at random by each daemon; `/livez` shows it, so that whoever else listens there gets no token */
  readonly instance: string
  readonly version: string
  /** SYS_MODE */
  readonly mode: string
  readonly startedAt: string
  /** since when it takes nothing new and finishes what it has accepted; not there before that */
  readonly stoppingSince?: string
}

/** Names of the files in a home that daemon and CLI both know. */
export const HOME_FILES = {
  state: 'daemon.json',
  log: 'daemon.log',
  adminToken: 'admin.token',
} as const

/** What a daemon that was started in the background tells the CLI over its IPC channel. */
export type StartMessage =
  | { readonly kind: 'ready'; readonly state: StateFile }
  | {
      readonly kind: 'failed'
      readonly code: string
      readonly detail: string
      readonly hint?: string
    }

/** The argument with which the daemon's program checks its configuration, says what is wrong with it, and ends. */
export const CHECK_ARGUMENT = '--check'

/** Where the daemon listens unless told otherwise (O1). */
export const DEFAULT_PORT = 8080
