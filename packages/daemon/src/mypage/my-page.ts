import type { Worker } from 'node:worker_threads'
import {
  type EventLog,
  type MyPage,
  MyPageUnavailable,
  type SalesView,
} from '@outerpark/core/ports'
import { makeAudience } from './audience.ts'
import { linkProjector, type ProjectorEvents } from './projector-link.ts'
import { type Before, makeFirstView } from './remake/first-view.ts'
import { prepareView } from './remake/prepare-view.ts'
import { makeRemake } from './remake/remake.ts'
import { serveReports } from './sales/serve-reports.ts'
import { serveSales } from './sales/served-sales.ts'
import { serveView } from './served-view.ts'
import type { ThreadTask } from './thread-messages.ts'

/** With so many events or more, an empty view is not filled but made aside: that takes half the time. */
const LONG_LOG = 100_000

export type MyPageOptions = {
  /** the view's own database; made if it does not exist */
  readonly viewFile: string
  /** the event log; at the start it says whether the view was made from it, and how long it is */
  readonly log: Pick<EventLog, 'idAt' | 'last'>
  /** Starts a thread, which calls `runTask` with a log of its own. */
  readonly startThread: (task: ThreadTask) => Worker
  /** how late MyPage may be while many people book, in milliseconds */
  readonly lagMs: number
  /** how many events make a long log, for tests */
  readonly longLog?: number
  /** the view has reached this position */
  readonly onAdvance?: (position: number) => void
  /** a thread died and is started again, a listener threw, or the view is made again from the first event */
  readonly onError?: (error: unknown) => void
}

export type RunningMyPage = MyPage & {
  readonly sales: SalesView
  /** The event log may have grown. This is cheap, so call it after every commit. */
  readonly wake: () => void
  /** Ends the threads and closes the view. Call it before the store is closed. */
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
  /** An empty view serves no page before it has reached this position: the page would lack reservations. */
  const firstEnd = position() === 0 ? await log.last() : 0
  /** @throws MyPageUnavailable */
  const needView = (): void => {
    if (position() < firstEnd) throw noViewYet(position(), firstEnd)
  }
  const sales = serveSales(() => {
    needView()
    return served.sales()
  }, onError)
  const reports = serveReports(viewFile, startThread, () => {
    needView()
    served.needFigures()
  })
  const before = replacedAtStart(documents, firstEnd >= longLog)
  const projector = linkProjector(
    { viewFile, startThread, lagMs, hasView: !before },
    { ...heardOf(served, audience, sales), error: onError },
  )
  const remake = makeRemake(viewFile, { startThread, takeOver: projector.takeOver, position })
  const { rebuild, check } = remake
  const first =
    before && makeFirstView(before, { rebuild, fillEmpty: projector.fillEmpty, error: onError })

  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    first?.stop()
    audience.close()
    await Promise.all([remake.close(), reports.close(), projector.close()])
    served.close()
  }

  return {
    ...readsOf(served, audience, { needView, hurry: projector.hurry }),
    sales: { ...sales.view, accounts: reports.read },
    rebuild,
    check,
    wake: projector.grown,
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** What follows from the messages of the projector. */
function heardOf(
  served: ReturnType<typeof serveView>,
  audience: ReturnType<typeof makeAudience>,
  sales: ReturnType<typeof serveSales>,
): Omit<ProjectorEvents, 'error'> {
  return {
    started(at) {
      // Messages of the thread before may be lost, and with them whose pages changed.
      served.forgetAll()
      audience.found(at)
      sales.found()
    },
    advanced(to, customers, news) {
      audience.advanced(to, customers)
      sales.advanced(to, news)
    },
    exchange(to) {
      served.exchange()
      audience.found(to)
      sales.found()
    },
  }
}

/** What the first view replaces, if one is made aside. Over a short log the empty view is filled instead. */
function replacedAtStart(documents: boolean, longLog: boolean): Before | undefined {
  if (documents) return 'documents'
  return longLog ? 'empty view' : undefined
}

/**
 * @param needView throws if no page is served yet
 * @param hurry is called when somebody waits for a position that the view has not reached
 */
function readsOf(
  served: ReturnType<typeof serveView>,
  { position, waitFor, subscribe }: ReturnType<typeof makeAudience>,
  { needView, hurry }: { readonly needView: () => void; readonly hurry: () => void },
): Pick<MyPage, 'position' | 'waitFor' | 'page' | 'stepsAfter' | 'subscribe'> {
  return {
    position,
    waitFor(wanted, timeoutMs) {
      if (position() < wanted) hurry()
      return waitFor(wanted, timeoutMs)
    },
    async page(query) {
      needView()
      return served.page(query, position())
    },
    stepsAfter: async (...read) => served.stepsAfter(...read),
    subscribe,
  }
}

const noViewYet = (position: number, firstEnd: number) =>
  new MyPageUnavailable(
    'no-view-yet',
    `The first view is being made; it is at position ${position} of ${firstEnd}.`,
  )
