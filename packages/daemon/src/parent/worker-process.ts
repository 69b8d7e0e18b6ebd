import { type ChildProcess, spawn } from 'node:child_process'
import {
  KEPT_SETTINGS_ARGUMENT,
  type Launch,
  type RestartRequest,
  type StateFile,
  WORKER_ARGUMENT,
  type WorkerEnd,
} from '@outerpark/core/names'
import type { Listener } from './listeners.ts'
import type { FromWorker, KeptSettings, ToWorker, Wanted } from './messages.ts'
import { type Probe, watchProbe } from './probe.ts'
import { endAs, endOf, type Reason, type Refused, tailOf } from './worker-end.ts'

/** A worker that ended, or was ended, before it was ready. */
export class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed'
  readonly end: WorkerEnd
  /** as it reported it; undefined if it did not get so far */
  readonly refused: Refused | undefined
  constructor(end: WorkerEnd, refused: Refused | undefined) {
    super(end.detail ?? `${end.how} ${end.what}`)
    this.end = end
    this.refused = refused
  }
}

export type Worker = {
  readonly pid: number | undefined
  /** resolves when it waits for the word to open; rejects with WorkerFailed */
  readonly loaded: Promise<Wanted>
  /** resolves when it takes requests; rejects with WorkerFailed */
  readonly ready: Promise<StateFile>
  /** the settings with which it takes requests; undefined before that */
  readonly settings: () => KeptSettings | undefined
  /** resolves when it has given the home back, or has ended */
  readonly closed: Promise<void>
  /** resolves when it has closed the home and waits for the word to end, or has ended */
  readonly closing: Promise<void>
  /** resolves when the process has ended */
  readonly ended: Promise<WorkerEnd>
  readonly send: (message: ToWorker, listener?: Listener) => void
  /** Ends it in any case. @param how what to say about it; if left out, the signal */
  readonly kill: (how?: Pick<WorkerEnd, 'how' | 'what'>) => void
}

/** What a worker asks for while it runs. */
export type Asks = {
  readonly stop: () => void
  readonly restart: (request: RestartRequest) => void
}

/** What a worker has said so far. */
type Said = {
  readonly loaded: PromiseWithResolvers<Wanted>
  readonly ready: PromiseWithResolvers<StateFile>
  readonly closed: PromiseWithResolvers<void>
  readonly closing: PromiseWithResolvers<void>
  refused: Refused | undefined
  settings: KeptSettings | undefined
}

type More = {
  /** how often it is asked whether it answers, in milliseconds */
  readonly probeMs?: number | undefined
  /** the settings that it has; those of the file if left out */
  readonly kept?: KeptSettings | undefined
}

/** Starts the process of a worker. From the moment when it is ready, it is killed if it is silent for too long. */
export function startWorker(
  { execPath, entry, args, env }: Launch,
  asks: Asks,
  { probeMs, kept }: More = {},
): Worker {
  const more = kept ? [KEPT_SETTINGS_ARGUMENT] : []
  const child = spawn(execPath, [entry, WORKER_ARGUMENT, ...more, ...args], {
    env,
    stdio: [kept ? 'pipe' : 'ignore', 'inherit', 'pipe', 'ipc'],
    windowsHide: true,
  })
  // One that has died before it has read them is no error here.
  child.stdin?.on('error', () => undefined).end(JSON.stringify(kept))
  let killed: Reason | undefined
  const send: Worker['send'] = (message, listener) => {
    // A worker that has just died is no error here: its end is told in another way.
    if (child.connected) child.send(message, listener?.handle, () => undefined)
  }
  const kill: Worker['kill'] = (how) => {
    killed ??= how
    child.kill('SIGKILL')
  }
  const probe = watchProbe({
    pid: child.pid,
    everyMs: probeMs,
    ping: () => send({ kind: 'ping' }),
    tooLong: (seconds) => kill({ how: 'silent', what: String(seconds) }),
  })
  const said = listenTo(child, probe, asks)
  const tail = tailOf(child)
  const ended = endOf(child).then((end) => {
    probe.end()
    return endAs(child, end, { refused: said.refused, killed, tail: tail() })
  })
  void ended.then((end) => {
    const failure = new WorkerFailed(end, said.refused)
    said.loaded.reject(failure)
    said.ready.reject(failure)
    said.closed.resolve()
    said.closing.resolve()
  })
  // Whoever waits for one of them hears of it. Nobody has to.
  for (const each of [said.loaded, said.ready]) each.promise.catch(() => undefined)
  return {
    pid: child.pid,
    loaded: said.loaded.promise,
    ready: said.ready.promise,
    settings: () => said.settings,
    closed: said.closed.promise,
    closing: said.closing.promise,
    ...{ ended, send, kill },
  }
}

/** Hears what a worker says. */
function listenTo(child: ChildProcess, probe: Probe, asks: Asks): Said {
  const said: Said = {
    loaded: Promise.withResolvers(),
    ready: Promise.withResolvers(),
    closed: Promise.withResolvers(),
    closing: Promise.withResolvers(),
    ...{ refused: undefined, settings: undefined },
  }
  child.on('message', (message: FromWorker) => {
    switch (message.kind) {
      case 'loaded':
        return said.loaded.resolve(message.wanted)
      case 'settings':
        said.settings = message.settings
        return
      case 'ready':
        probe.begin()
        return said.ready.resolve(message.state)
      case 'failed':
        said.refused = message
        return
      case 'pong':
        return probe.answered(message.inspected)
      case 'closed':
      case 'closing':
        probe.end()
        return said[message.kind].resolve()
      case 'stop-asked':
        return asks.stop()
      case 'restart-asked':
        return asks.restart(message.request)
    }
  })
  return said
}
