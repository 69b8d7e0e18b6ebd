import type { Worker } from 'node:worker_threads'
import { type EventLog, type MyPage, MyPageUnavailable } from '@outerpark/core/ports'
import { makeAudience } from './audience.ts'
import { linkProjector } from './projector-link.ts'
import { type Before, makeFirstView } from './remake/first-view.ts'
import { prepareView } from './remake/prepare-view.ts'
import { makeRemake } from './remake/remake.ts'
import { serveView } from './served-view.ts'
import type { ThreadTask } from './thread-messages.ts'

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
  /** Where an empty view has to come to before a page is read off it: until then a page would lack reservations. */
  const firstEnd = position() === 0 ? await log.last() : 0
  const before = replacedAtStart(documents, firstEnd >= longLog)
  const projector = linkProjector(
    { viewFile, startThread, lagMs, hasView: !before },
    {
      started(at) {
        // Whose pages the lost messages named is not known.
        served.forgetAll()
        audience.found(at)
      },
      advanced: audience.advanced,
      exchange(to) {
        served.exchange()
        audience.found(to)
      },
      error: onError,
    },
  )
  const remake = makeRemake(viewFile, { startThread, takeOver: projector.takeOver, position })
  const { rebuild, check } = remake
  const first =
    before && makeFirstView(before, { rebuild, fillEmpty: projector.fillEmpty, error: onError })

  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    first?.stop()
    audience.close()
    await Promise.all([remake.close(), projector.close()])
    served.close()
  }

  return {
    ...readsOf(served, audience, { firstEnd, hurry: projector.hurry }),
    rebuild,
    check,
    wake: projector.grown,
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** What a view that is made aside at the start takes the place of. A short log is projected into the empty view. */
function replacedAtStart(documents: boolean, longLog: boolean): Before | undefined {
  if (documents) return 'documents'
  return longLog ? 'empty view' : undefined
}

/**
 * @param firstEnd the position before which no page is served
 * @param hurry is called when somebody waits for what the view does not have yet
 */
function readsOf(
  served: ReturnType<typeof serveView>,
  { position, waitFor, subscribe }: ReturnType<typeof makeAudience>,
  { firstEnd, hurry }: { readonly firstEnd: number; readonly hurry: () => void },
): Pick<MyPage, 'position' | 'waitFor' | 'page' | 'stepsAfter' | 'subscribe'> {
  return {
    position,
    waitFor(wanted, timeoutMs) {
      if (position() < wanted) hurry()
      return waitFor(wanted, timeoutMs)
    },
    async page(query) {
      if (position() < firstEnd) throw noViewYet(position(), firstEnd)
      return served.page(query, position())
    },
    stepsAfter: async (customerId, after, limit) => served.stepsAfter(customerId, after, limit),
    subscribe,
  }
}

const noViewYet = (position: number, firstEnd: number) =>
  new MyPageUnavailable(
    'no-view-yet',
    `The first view is being made; it is at position ${position} of ${firstEnd}.`,
  )
