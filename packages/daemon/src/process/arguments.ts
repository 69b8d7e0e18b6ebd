import {
  AS_BEFORE_ARGUMENT,
  BACKGROUND_ARGUMENT,
  KEEP_PORT_ARGUMENT,
  STANDBY_ARGUMENT,
  START_WORDS,
  type StartWord,
  WORKER_ARGUMENT,
} from '@outerpark/core/names'

/** How a start was asked for. */
export type Start = {
  /** what the admin allows for this start */
  readonly words: ReadonlySet<StartWord>
  /** true if no person asked for this start: a command needs the daemon and starts it */
  readonly asBefore: boolean
  /** whether it runs without a terminal */
  readonly background?: boolean
  /** the port of the daemon that is started again; undefined if it is not a restart */
  readonly keepPort?: number | undefined
  /** whether a parent has started it, from which it gets its sockets */
  readonly isWorker?: boolean
  /** whether another worker has the home until this one is told to open it */
  readonly isStandby?: boolean
}

/** A start that a person asked for, without a word. */
export const PLAIN_START: Start = { words: new Set(), asBefore: false }

/** How the start was asked for, from the arguments of the process. */
export function startIn(argv: readonly string[]): Start {
  const at = argv.indexOf(KEEP_PORT_ARGUMENT)
  return {
    words: new Set(START_WORDS.filter((word) => argv.includes(`--${word}`))),
    asBefore: argv.includes(AS_BEFORE_ARGUMENT),
    background: argv.includes(BACKGROUND_ARGUMENT),
    keepPort: at < 0 ? undefined : Number(argv[at + 1]),
    isWorker: argv.includes(WORKER_ARGUMENT),
    isStandby: argv.includes(STANDBY_ARGUMENT),
  }
}

type Listening = {
  readonly port: number
  readonly given: Readonly<Record<string, unknown>>
}

/** The settings of a restart: if no setting names a port, or one names any free port, the port is kept. */
export function withKeptPort<T extends Listening>(config: T, { keepPort }: Start): T {
  const isNamed = 'OUTERPARK_PORT' in config.given && config.port !== 0
  return keepPort === undefined || isNamed ? config : { ...config, port: keepPort }
}
