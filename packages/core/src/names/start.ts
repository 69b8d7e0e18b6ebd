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
  /** the process that answers; absent if it is the one with `pid` */
  readonly worker?: number
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
  /** when the file of settings was read that it has: before its start, if it took the place of a worker that died */
  readonly settingsReadAt?: string
  /** since when the daemon refuses new requests and finishes the accepted ones; absent before that */
  readonly stoppingSince?: string
}

/** What the control of the daemon answers over its socket: the state file without the key, and what became of its workers. */
export type DaemonState = Omit<StateFile, 'controlKey'> &
  Partial<WorkerNews> & {
    /** since when no worker takes requests; absent if one does */
    readonly awaySince?: string
  }

/** What a worker is started with. */
export type Launch = {
  /** the program of Node */
  readonly execPath: string
  /** the file of the worker */
  readonly entry: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * A wish to replace the worker by one with these settings, perhaps of another version. The variables count over those of the last
 * start, which stay; an empty one takes one away.
 */
export type RestartRequest = Launch & {
  /** random: whoever asked recognizes the outcome by it */
  readonly id: string
}

const ENDINGS = ['exit', 'signal', 'silent', 'refused', 'late'] as const

/** Whether it is one of the ways in which a worker ends ({@link WorkerEnd}). */
export const isEnding = (how: unknown): how is WorkerEnd['how'] =>
  ENDINGS.some((each) => each === how)

/** How a worker ended that was not told to. */
export type WorkerEnd = {
  /** ISO 8601 */
  readonly at: string
  readonly pid: number | null
  /**
   * `exit` with a code, `signal` with its name, `silent` for a number of seconds and then killed, `refused` to start with
   * the code of a failure, `late` when it was not ready after a number of seconds
   */
  readonly how: (typeof ENDINGS)[number]
  /** the code, the name, or the number of seconds */
  readonly what: string
  /** of the sentences of a failure, by its code (`StartFaultParams`) */
  readonly params?: unknown
  /** what it said about it, for people; null if nothing */
  readonly detail: string | null
  /** what to do about it; null if it did not say */
  readonly hint: string | null
}

/** What became of a restart. A restart that is `refused` left the worker running, and one that was `taken-back` brought back the settings of before. */
export type RestartOutcome = {
  readonly id: string
  readonly at: string
  readonly outcome: 'done' | 'refused' | 'taken-back'
  /** why it was not done */
  readonly why: WorkerEnd | null
}

/** What the parent knows about its workers. */
export type WorkerNews = {
  /** the last ends, newest first */
  readonly ends: readonly WorkerEnd[]
  /** how many workers ended without being told to */
  readonly replaced: number
  /** the last restart; null if there was none */
  readonly restart: RestartOutcome | null
}

/** GET: the {@link DaemonState}. Over the socket only. */
export const CONTROL_STATE = '/control/state'
/** POST: tells the daemon to stop. The answer ends when the process has ended. Over the socket only. */
export const CONTROL_STOP = '/control/stop'

/**
 * POST: replaces the worker; the body says with what. Over the socket only. The answer has a line of JSON: `leaving` when the worker
 * ends for it, or a {@link RestartOutcome} that is `refused`. Later the state tells the outcome.
 */
export const CONTROL_RESTART = '/control/restart'

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

/** With this argument a daemon is the worker of a process that stays: it gets its sockets from it. */
export const WORKER_ARGUMENT = '--worker'

/**
 * With this argument a worker takes the place of one that has died. It has the settings of that one, which come over its standard
 * input: those of the file may have changed since, and nobody has asked for them yet.
 */
export const KEPT_SETTINGS_ARGUMENT = '--kept-settings'

/** With this argument a worker waits until the one before it has closed the home. */
export const STANDBY_ARGUMENT = '--standby'

/** The port of a daemon that is started again follows this argument. It counts if no setting names a port. */
export const KEEP_PORT_ARGUMENT = '--keep-port'

/**
 * The words with which an admin allows a start that is refused otherwise. They hold for that start only. The CLI has
 * an option for each (`outerpark daemon start --change-gateway`), and passes it on as an argument.
 */
export const START_WORDS = [
  'change-gateway',
  'never-charged',
  'change-mode',
  'restored',
  'begin-anew',
] as const
export type StartWord = (typeof START_WORDS)[number]
