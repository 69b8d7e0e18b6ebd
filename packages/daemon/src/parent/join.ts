import inspector from 'node:inspector'
import type { Server } from 'node:net'
import type { RestartOutcome, RestartRequest, WorkerNews } from '@outerpark/core/names'
import type { FromWorker, ToWorker, Wanted } from './messages.ts'
import { NoAddress } from './no-address.ts'

/** With what a worker listens. */
export type Given = Extract<ToWorker, { kind: 'open' }> & {
  /** the sockets; undefined where each worker listens by itself */
  readonly handles: { readonly port?: Server; readonly local?: Server }
}

/** The parent, as its worker sees it. */
export type JoinedParent = {
  /**
   * Says where it wants to be reached, and waits for the word to open.
   * @throws NoAddress
   */
  readonly wait: (wanted: Wanted) => Promise<Given>
  readonly news: () => WorkerNews
  /** Is called with the wish that this worker ends. */
  readonly onEnd: (act: (kind: 'leave' | 'stop') => void) => void
  /** Says that the home is closed. Resolves when the lock may be given back. */
  readonly closing: () => Promise<void>
  readonly tell: (message: FromWorker) => void
  readonly askToStop: () => void
  /** @param refused is called if that does not happen */
  readonly askToRestart: (
    request: RestartRequest,
    refused: (outcome: RestartOutcome) => void,
  ) => void
}

const NO_NEWS: WorkerNews = { ends: [], replaced: 0, restart: null }

/**
 * Joins the parent that has started this process. When the parent has died, this process ends at once, as if it had been killed
 * itself: what it has acknowledged is in the databases, and the next daemon shall find the home free.
 */
export function joinParent(): JoinedParent {
  const given = Promise.withResolvers<Given>()
  const mayEnd = Promise.withResolvers<void>()
  const handles: { port?: Server; local?: Server } = {}
  let news = NO_NEWS
  /** those who wait for a restart, by its id */
  const waiting = new Map<string, (outcome: RestartOutcome) => void>()
  // Before it is open there is nothing to be closed.
  let end: (kind: 'leave' | 'stop') => void = () => process.exit(0)

  process.on('message', (message: ToWorker, handle?: unknown) => {
    switch (message.kind) {
      case 'port':
      case 'local':
        handles[message.kind] = handle as Server // what the parent has sent with it
        return
      case 'open':
        news = message.news
        return given.resolve({ ...message, handles })
      case 'no-address':
        return given.reject(new NoAddress(message.code))
      case 'ping':
        return tell({ kind: 'pong', inspected: inspector.url() !== undefined })
      case 'news':
        news = message.news
        if (news.restart?.outcome === 'refused') waiting.get(news.restart.id)?.(news.restart)
        return
      case 'end':
        return mayEnd.resolve()
      case 'leave':
      case 'stop':
        return end(message.kind)
    }
  })
  process.on('disconnect', () => process.exit(1))
  // Ctrl-C and a closed terminal signal the whole process group. The parent decides what happens.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)

  return {
    wait(wanted) {
      tell({ kind: 'loaded', wanted })
      return given.promise
    },
    news: () => news,
    onEnd(act) {
      end = act
    },
    closing() {
      tell({ kind: 'closing' })
      return mayEnd.promise
    },
    tell,
    askToStop: () => tell({ kind: 'stop-asked' }),
    askToRestart(request, refused) {
      waiting.set(request.id, refused)
      tell({ kind: 'restart-asked', request })
    },
  }
}

/** A parent that has just died is no error here. Its end arrives as a disconnect. */
function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}
