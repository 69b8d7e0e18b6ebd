import { randomBytes } from 'node:crypto'
import type {
  Launch,
  RestartOutcome,
  RestartRequest,
  WorkerEnd,
  WorkerNews,
} from '@outerpark/core/names'
import type { HomeLog } from './home-log.ts'
import type { KeptSettings, ToWorker } from './messages.ts'
import type { Places } from './places.ts'
import type { Sign } from './sign.ts'
import type { Asks, Worker } from './worker-process.ts'

/** How many ends are remembered. */
const KEPT = 5

/** What a parent knows and has. Only its one loop changes it, and those who ask. */
export type Desk = {
  /** what the next worker is started with */
  launch: Launch
  /** the descriptor of a port that systemd has taken; undefined if there is none */
  readonly fd: number | undefined
  /** the secret for the control of this daemon, the same for all of its workers */
  readonly key: string
  /** how often a worker is asked whether it answers, in milliseconds */
  readonly probeMs: number | undefined
  /** what the workers ask for */
  readonly asks: Asks
  /** the restarts that were asked for, oldest first */
  readonly asked: RestartRequest[]
  readonly stopping: AbortController
  /** aborted, and replaced by a new one, when there is something to do */
  wake: AbortController
  /** these two are known as soon as the first worker has read its settings */
  home: string | undefined
  log: HomeLog | undefined
  /** whether the last worker spoke TLS */
  isSecure: boolean
  places: Places | undefined
  /** the settings of the last worker that took requests: one that replaces it when it dies has the same */
  kept: KeptSettings | undefined
  /** the worker that takes requests, or will */
  current: Worker | undefined
  /** since when it takes requests (performance.now()) */
  readyAt: number
  sign: Sign | undefined
  news: WorkerNews
}

export function makeDesk({
  launch,
  fd,
  probeMs,
}: Pick<Desk, 'launch'> & Partial<Pick<Desk, 'fd' | 'probeMs'>>): Desk {
  const asked: RestartRequest[] = []
  const desk: Desk = {
    ...{ launch, fd, probeMs, asked },
    key: randomBytes(32).toString('base64url'),
    asks: {
      stop: () => stop(desk),
      restart(request) {
        asked.push(request)
        wakeUp(desk)
      },
    },
    stopping: new AbortController(),
    wake: new AbortController(),
    ...{ home: undefined, log: undefined, places: undefined, current: undefined, sign: undefined },
    kept: undefined,
    readyAt: 0,
    isSecure: false,
    news: { ends: [], replaced: 0, restart: null },
  }
  return desk
}

/** Ends the worker after what it has accepted. */
export function stop(desk: Desk): void {
  const { stopping, places, current } = desk
  if (stopping.signal.aborted) return
  stopping.abort()
  // Nobody is kept waiting by a box office that closes.
  places?.closePort()
  wakeUp(desk)
  current?.send({ kind: 'stop' })
}

/** Lets the loop look at what there is to do. */
function wakeUp(desk: Desk): void {
  desk.wake.abort()
  desk.wake = new AbortController()
}

/** What a worker needs to open the home. */
export const openingOf = ({ key, places, news }: Desk, first = false): ToWorker => ({
  ...{ kind: 'open', key, sockets: places?.sockets ?? '', first, news },
})

/** Remembers the end of a worker that was not told to. */
export function noteEnd(desk: Desk, end: WorkerEnd, msg: string): void {
  const { news, log } = desk
  desk.news = { ...news, ends: [end, ...news.ends].slice(0, KEPT) }
  log?.write('error', msg, end)
}

/** Writes down that a restart is done, when the new worker takes requests. */
export const logDone = ({ log, current }: Desk, { id }: RestartRequest): void =>
  log?.write('info', 'restart done', { id, worker: current?.pid })

/** Tells what became of a restart. */
export function tellOutcome(
  desk: Desk,
  { id }: RestartRequest,
  outcome: RestartOutcome['outcome'],
  why: WorkerEnd | null = null,
): void {
  desk.news = { ...desk.news, restart: { id, at: new Date().toISOString(), outcome, why } }
  if (why) desk.log?.write('error', `restart ${outcome}`, why)
  for (const each of [desk.current, desk.sign]) each?.send({ kind: 'news', news: desk.news })
}
