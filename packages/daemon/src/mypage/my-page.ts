import type { Worker } from 'node:worker_threads'
import type { EventLog, MyPage } from '@outerpark/core/ports'
import { makeAudience } from './audience.ts'
import { makePace } from './pace.ts'
import { prepareView } from './remake/prepare-view.ts'
import { makeRemake } from './remake/remake.ts'
import { keepTrying } from './remake/retry.ts'
import { takeOvers } from './remake/take-over.ts'
import { serveView } from './served-view.ts'
import { keepThread } from './thread-keeper.ts'
import type { FromProjector, ThreadTask } from './thread-messages.ts'

/** From so many events on, a view that has none of them is made aside: that takes half the time. */
const LONG_LOG = 100_000

export type MyPageOptions = {
  /** the view's own database; made if it does not exist */
  readonly viewFile: string
  /** the event log, which is asked at the start whether the view was made from it, and how long it is */
  readonly log: Pick<EventLog, 'idAt' | 'last'>
  /** Starts a thread, which calls `runTask` with a log of its own. */
  readonly startThread: (task: ThreadTask) => Worker
  /** how late MyPage may be while many people book, in milliseconds */
  readonly lagMs: number
  /** how many events make a long log, for tests */
  readonly longLog?: number
  /** the view has come to this position */
  readonly onAdvance?: (position: number) => void
  /** a thread died and is started again, a listener threw, or the view had to be begun anew */
  readonly onError?: (error: unknown) => void
}

export type RunningMyPage = MyPage & {
  /** The event log may have grown. Cheap: to be called after every commit. */
  readonly wake: () => void
  /** Ends the threads and closes the view; to be called before the store is closed. */
  readonly close: () => Promise<void>
}

/**
 * Starts MyPage: a projector in a thread of its own, and the reads of what it has projected.
 * @throws ViewRefused
 */
export async function startMyPage(options: MyPageOptions): Promise<RunningMyPage> {
  const { viewFile, log, startThread, lagMs, longLog = LONG_LOG } = options
  const { onAdvance = () => {}, onError = () => {} } = options
  const { documents, begunAnew } = await prepareView(viewFile, log)
  if (begunAnew) onError(new Error(`MyPage is made again from the events: ${begunAnew}.`))

  const served = serveView(viewFile, documents)
  const audience = makeAudience(served.position(), {
    change: served.changed,
    advance: onAdvance,
    error: onError,
  })
  const { position } = audience
  /** Whether a view is made aside first. Until it is there, the old one answers, or an empty one. */
  let aside = documents || (position() === 0 && (await log.last()) >= longLog)
  const takeOver = takeOvers((message) => thread.post(message), exchange)
  const thread = keepThread(() => startThread({ kind: 'project', viewFile, hasView: !aside }), {
    message: receive,
    error: onError,
    died: takeOver.died,
  })
  const pace = makePace(() => thread.post({ kind: 'wake' }), lagMs)
  const remake = makeRemake(viewFile, { startThread, takeOver, position })
  const retries = keepTrying(aside ? makeAside : undefined, onError)
  let closing: Promise<void> | undefined

  function receive(message: FromProjector): void {
    switch (message.kind) {
      case 'started':
        // Whose pages the lost messages named is not known.
        served.forgetAll()
        audience.found(message.position)
        break
      case 'advanced':
        pace.took(message.events)
        audience.advanced(message.position, message.customers)
        break
      case 'ready':
        takeOver.ready(message.position)
        break
      case 'failed':
        takeOver.failed(message)
    }
  }

  async function makeAside(): Promise<void> {
    try {
      await remake.rebuild()
    } catch (error) {
      // The view of an older program answers until it has been made again. An empty one can be filled where it is.
      if (documents || closing) throw error
      onError(error)
      aside = false
      thread.post({ kind: 'open' })
    }
  }

  function exchange(to: number): void {
    served.exchange()
    aside = false
    audience.found(to)
  }

  async function close(): Promise<void> {
    pace.cancel()
    retries.stop()
    audience.close()
    await Promise.all([remake.close(), thread.close()])
    served.close()
  }

  return {
    position,
    wake: pace.grown,
    waitFor(wanted, timeoutMs) {
      if (position() < wanted) pace.hurry()
      return audience.waitFor(wanted, timeoutMs)
    },
    page: async (query) => served.page(query, position()),
    stepsAfter: async (customerId, after, limit) => served.stepsAfter(customerId, after, limit),
    subscribe: audience.subscribe,
    rebuild: remake.rebuild,
    check: remake.check,
    close() {
      closing ??= close()
      return closing
    },
  }
}
