import type { GatewayIdentity } from './gateway.ts'

/** Files in the home that both daemon and CLI use. */
export const HOME_FILES = {
  state: 'daemon.json',
  log: 'daemon.log',
  accessLog: 'access.log',
  adminToken: 'admin.token',
  lock: 'daemon.lock',
} as const

/** The name of the program's folders on each platform. Daemon and CLI pass it to env-paths. */
export const PROGRAM = 'outerpark'

/**
 * The home from the environment. Undefined if the variable is missing or empty; then the home is the platform's data
 * folder of {@link PROGRAM}.
 */
export function namedHome(env: {
  readonly OUTERPARK_HOME?: string | undefined
}): string | undefined {
  return env.OUTERPARK_HOME || undefined
}

/** The daemon's port if no setting gives another one. */
export const DEFAULT_PORT = 8080

/**
 * The content of `daemon.json` in the home: the CLI reads there where the running daemon listens. Mode 0600. It proves
 * nothing about the process or the port in it, since a daemon that was killed leaves its file behind.
 */
export type StateFile = {
  readonly pid: number
  readonly url: string
  /**
   * The socket on which the daemon talks to the CLI of this machine: its name in the home or a whole path. A daemon of
   * version 0.1 has none.
   */
  readonly socket?: string
  /** the secret for the control of the daemon over its socket */
  readonly controlKey?: string
  /**
   * device and inode of the home in which this file was written, e.g. `2049:131`. The file in a copy of a home names the
   * daemon of the original.
   */
  readonly home?: string
  /** random for each daemon, as in `/livez`. It proves nothing, since anybody can read it there. */
  readonly instance: string
  readonly version: string
  /** the value of SYS_MODE */
  readonly mode: string
  /** who charges the cards; a daemon of version 0.1 does not say it */
  readonly gateway?: GatewayIdentity
  readonly startedAt: string
  /** since when the daemon refuses new requests and finishes the accepted ones; absent before that */
  readonly stoppingSince?: string
}

/** What the control of the daemon answers over its socket: the state file without the key. */
export type DaemonState = Omit<StateFile, 'controlKey'>

/** GET: the {@link DaemonState}. Over the socket only. */
export const CONTROL_STATE = '/control/state'
/** POST: tells the daemon to stop. The answer ends when the process has ended. Over the socket only. */
export const CONTROL_STOP = '/control/stop'

/**
 * The header with which the CLI says its version, and the daemon answers its own to whoever sent one. Other programs need
 * none of it.
 */
export const VERSION_HEADER = 'outerpark-version'

/** The message that the daemon sends to the CLI over IPC when the CLI has started it in the background. */
export type StartMessage =
  | { readonly kind: 'ready'; readonly state: StateFile }
  | {
      readonly kind: 'failed'
      readonly code: string
      /** of the sentences, by code (`StartFaultParams`); absent if the code has none */
      readonly params?: unknown
      readonly detail: string
      readonly hint?: string
    }

/** With this argument the daemon checks its configuration, reports the errors, and exits. */
export const CHECK_ARGUMENT = '--check'

/** With this argument the daemon starts only if it has all settings that the last start had from the environment. */
export const AS_BEFORE_ARGUMENT = '--as-before'

/** With this argument the daemon does not end with a terminal: it has none. */
export const BACKGROUND_ARGUMENT = '--background'

/** The port of a daemon that is started again follows this argument. It counts if no setting names a port. */
export const KEEP_PORT_ARGUMENT = '--keep-port'

/**
 * The words with which an admin allows a start that is refused otherwise. They hold for that start only. The CLI has
 * an option for each (`outerpark daemon start --change-gateway`), and passes it on as an argument.
 */
export const START_WORDS = ['change-gateway', 'change-mode', 'restored', 'begin-anew'] as const
export type StartWord = (typeof START_WORDS)[number]
