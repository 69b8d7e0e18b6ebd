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
