import {
  type Launch,
  type RestartRequest,
  START_WORDS,
  type StartMessage,
  type WorkerNews,
} from '@outerpark/core/names'

/** The same once more. What an admin has allowed holds for one start. */
export function again({ execPath, entry, args, env }: Launch): Launch {
  const words: ReadonlySet<string> = new Set(START_WORDS.map((word) => `--${word}`))
  return { execPath, entry, env, args: args.filter((each) => !words.has(each)) }
}

/**
 * What a worker of this restart is started with. The variables of whoever asks count over those of the last start, which stay: a
 * service has settings that no shell knows.
 */
export const launchOf = (
  before: Launch,
  { execPath, entry, args, env }: RestartRequest,
): Launch => ({
  ...{ execPath, entry, args },
  env: { ...before.env, ...env },
})

/** The file with settings as a worker has read it. It may hold secrets, so it is kept in memory only. */
export type KeptSettings = {
  /** the file */
  readonly path: string
  /** its text; null if there was no file */
  readonly text: string | null
  /** when it was read, ISO 8601 */
  readonly readAt: string
}

/** Where a worker wants to be reached. */
export type Wanted = {
  readonly home: string
  readonly host: string
  /** 0 for any free one */
  readonly port: number
  readonly mode: string
  /** whether it speaks TLS there */
  readonly isSecure: boolean
}

/** What the parent says to a worker. The two kinds of sockets come with a handle. */
export type ToWorker =
  | { readonly kind: 'port' }
  | { readonly kind: 'local' }
  /** Open the home, and listen. */
  | {
      readonly kind: 'open'
      /** the secret for the control of this daemon */
      readonly key: string
      /** the folder of the Unix sockets */
      readonly sockets: string
      /** whether this is the first worker of the parent */
      readonly first: boolean
      readonly news: WorkerNews
    }
  /** The address cannot be had, with Node's code for the reason. */
  | { readonly kind: 'no-address'; readonly code: string }
  | { readonly kind: 'ping' }
  /** End what was begun, close the home, say `closed` and end: another worker follows. */
  | { readonly kind: 'leave' }
  /** End what was begun, close the home, say `closing`, and wait for `end`: nobody follows. */
  | { readonly kind: 'stop' }
  /** The files of this daemon are removed: give the lock back, and end. */
  | { readonly kind: 'end' }
  | { readonly kind: 'news'; readonly news: WorkerNews }

/** What a worker says to its parent. The messages of a start go on to whoever started the parent. */
export type FromWorker =
  | StartMessage
  | { readonly kind: 'loaded'; readonly wanted: Wanted }
  /** With these settings it takes requests: one that follows if it dies is to have the same. */
  | { readonly kind: 'settings'; readonly settings: KeptSettings }
  /** @property inspected whether a debugger may hold it */
  | { readonly kind: 'pong'; readonly inspected: boolean }
  /** the home is closed, and its lock is free */
  | { readonly kind: 'closed' }
  /** the home is closed, and still locked */
  | { readonly kind: 'closing' }
  /** somebody has asked over the local socket */
  | { readonly kind: 'stop-asked' }
  | { readonly kind: 'restart-asked'; readonly request: RestartRequest }
