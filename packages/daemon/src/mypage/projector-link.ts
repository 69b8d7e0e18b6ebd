import type { Worker } from 'node:worker_threads'
import { makePace } from './pace.ts'
import { takeOvers } from './remake/take-over.ts'
import type { SalesNews } from './sales/tally.ts'
import { keepThread } from './thread-keeper.ts'
import type { FromProjector, ThreadTask } from './thread-messages.ts'

type Options = {
  readonly viewFile: string
  /** false while a first view is made aside: the projector then waits for it */
  readonly hasView: boolean
  readonly startThread: (task: ThreadTask) => Worker
  readonly lagMs: number
}

export type ProjectorEvents = {
  /** a projector begins at this position; it is not known whose pages changed before */
  readonly started: (position: number) => void
  readonly advanced: (position: number, customers: readonly string[], sales: SalesNews) => void
  /** throws if the files cannot be exchanged; then the old view stays */
  readonly exchange: (position: number) => void
  readonly error: (error: unknown) => void
}

/** What the main thread does for the projector: keeps its thread running, wakes it, and lets a new view take over. */
export function linkProjector(
  { viewFile, startThread, lagMs, ...options }: Options,
  on: ProjectorEvents,
) {
  let { hasView } = options
  const takeOver = takeOvers((message) => thread.post(message), exchange)
  const thread = keepThread(() => startThread({ kind: 'project', viewFile, hasView }), {
    message: receive,
    error: on.error,
    died: takeOver.died,
  })
  const pace = makePace(() => thread.post({ kind: 'wake' }), lagMs)

  function receive(message: FromProjector): void {
    switch (message.kind) {
      case 'started':
        on.started(message.position)
        break
      case 'advanced':
        pace.took(message.events)
        on.advanced(message.position, message.customers, message.sales)
        break
      case 'ready':
        takeOver.ready(message.position)
        break
      case 'failed':
        takeOver.failed(message)
    }
  }

  function exchange(position: number): void {
    on.exchange(position)
    hasView = true
  }

  return {
    takeOver,
    /** The event log has grown. */
    grown: pace.grown,
    /** Somebody waits for what is in the log. */
    hurry: pace.hurry,
    /** No view is made aside: the projector fills the empty one. */
    fillEmpty(): void {
      hasView = true
      thread.post({ kind: 'open' })
    },
    close(): Promise<void> {
      pace.cancel()
      return thread.close()
    },
  }
}
