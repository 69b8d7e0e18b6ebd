import { createJobs } from './jobs.ts'
import { pageCache } from './page-cache.ts'
import { openPages, type PageQuery, type StoredStep } from './pages.ts'
import { prepareView } from './prepare-view.ts'
import { createSubscriptions, type Listener } from './subscriptions.ts'
import { keepThread } from './thread-keeper.ts'
import {
  type CheckResult,
  type Fault,
  type FromThread,
  faultOf,
  type RebuildResult,
} from './thread-messages.ts'
import { throttle } from './throttle.ts'
import { isOutdated } from './view-database.ts'
import { exchangeView, removeDatabase, shadowFile } from './view-files.ts'
import { createWaiters } from './waiters.ts'

/**
 * The least time between two wake-ups. An idle projector starts at once; under load it takes some hundred events in
 * each batch, in which a page of an index that many rows touch is written only once.
 */
const WAKE_EVERY_MS = 100

export type MyPageOptions = {
  /** the database of the write side; it has to exist */
  readonly eventLogFile: string
  /** the view's own database; made if it does not exist */
  readonly viewFile: string
  /** the view has come to this position */
  readonly onAdvance?: (position: number) => void
  /** the thread died and is started again, a listener threw, or the view had to be begun anew */
  readonly onError?: (error: unknown) => void
}

export type MyPage = {
  /** what {@link page} has seen at least; for the lag behind the log */
  readonly position: () => number
  /** The event log may have grown. Cheap: to be called after every commit. */
  readonly wake: () => void
  /** For reading one's own writes: true once the view is at the position, false after `timeoutMs`. */
  readonly waitFor: (position: number, timeoutMs: number) => Promise<boolean>
  /**
   * A customer's page as the JSON of MyPageResponse, encoded: reservations newest first, from the cursor on; the newest
   * 100 notices, on every page; the next cursor or null.
   *
   * @throws ViewError `invalid-cursor`
   */
  readonly page: (query: PageQuery) => Buffer<ArrayBuffer>
  /** What happened to a customer's reservations after a position, oldest first: the stream, and its resumption. */
  readonly stepsAfter: (
    customerId: string,
    position: number,
    limit: number,
  ) => readonly StoredStep[]
  /** Calls back when the customer's page has advanced. Returns the way to stop. */
  readonly subscribe: (customerId: string, listener: Listener) => () => void
  /**
   * Makes the view again from the first event on, while the old one answers.
   * Rejects with code `view-in-use` if another process has it open, or `projector-stopped`.
   */
  readonly rebuild: () => Promise<RebuildResult>
  /** Compares the view with the fold of all events. Rejects with code `projector-stopped`. */
  readonly check: () => Promise<CheckResult>
  /** Ends the thread and closes the view; to be called before the store is closed. */
  readonly close: () => Promise<void>
}

/**
 * Starts MyPage: a projector in a thread of its own, and the reads of what it has projected.
 *
 * @throws ViewError `database-newer`
 * @example
 * const myPage = startMyPage({ eventLogFile, viewFile })
 * store.onCommit(myPage.wake)
 * if (await myPage.waitFor(position, 2000)) reply(myPage.page({ customerId, limit: 50 }))
 */
export function startMyPage(options: MyPageOptions): MyPage {
  const { eventLogFile, viewFile, onAdvance = () => {}, onError = () => {} } = options
  const begunAnew = prepareView(viewFile, eventLogFile)
  if (begunAnew) onError(new Error(`MyPage is made again from the events: ${begunAnew}.`))

  let pages = openPages(viewFile)
  const outdated = isOutdated(pages.view)
  const cache = pageCache()
  let position = pages.position()
  let closing: Promise<void> | undefined
  const waiters = createWaiters(() => position)
  const subscriptions = createSubscriptions(onError)
  const thread = keepThread(
    { eventLogFile, viewFile },
    { message: receive, error: onError, died: () => jobs.died() },
  )
  const jobs = createJobs((job) => thread.post({ kind: 'start', job }))
  if (outdated) void sayItAnew()
  const wake = throttle(() => thread.post({ kind: 'wake' }), WAKE_EVERY_MS)

  /** The view is in the words of an older program: it answers until it has been made again. */
  async function sayItAnew(): Promise<void> {
    try {
      await jobs.rebuild()
    } catch (error) {
      if (!closing) onError(error)
    }
  }

  function receive(message: FromThread): void {
    if (closing) return
    if (message.kind === 'started') {
      // Whose pages the lost messages named is not known.
      cache.clear()
      if (message.position > position) advanced(message.position, subscriptions.customers())
    } else if (message.kind === 'advanced') {
      advanced(message.position, message.customers)
    } else if (message.kind === 'built') {
      const fault = exchange()
      thread.post(fault ? { kind: 'exchanged', fault } : { kind: 'exchanged' })
    } else {
      jobs.ended(message)
    }
  }

  function advanced(to: number, customers: readonly string[]): void {
    position = to
    for (const customer of customers) cache.forget(customer)
    waiters.advanced()
    subscriptions.advanced(customers)
    onAdvance(position)
  }

  /** Between two turns of the event loop, so that no read can find the view closed. */
  function exchange(): Fault | undefined {
    try {
      exchangeView(pages.view, viewFile)
      return undefined
    } catch (error) {
      return faultOf(error)
    } finally {
      pages.close()
      pages = openPages(viewFile)
      cache.clear()
    }
  }

  async function close(): Promise<void> {
    wake.cancel()
    jobs.close()
    waiters.giveUp()
    await thread.close()
    pages.close()
    removeDatabase(shadowFile(viewFile, 'rebuild'))
    removeDatabase(shadowFile(viewFile, 'check'))
  }

  return {
    position: () => position,
    wake: wake.call,
    waitFor(wanted, timeoutMs) {
      if (position < wanted) wake.call()
      return waiters.waitFor(wanted, timeoutMs)
    },
    page: (query) => cache.page(query, pages, position),
    stepsAfter: (customerId, after, limit) => pages.stepsAfter(customerId, after, limit),
    subscribe: subscriptions.subscribe,
    rebuild: jobs.rebuild,
    check: jobs.check,
    close() {
      closing ??= close()
      return closing
    },
  }
}
