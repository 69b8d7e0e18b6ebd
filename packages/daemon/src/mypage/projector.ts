import type { MessagePort } from 'node:worker_threads'
import type { EventLog } from '@outerpark/core/ports'
import { type Project, prepareProjection } from './project.ts'
import { finishShadow } from './remake/make.ts'
import type { FromProjector, ThreadTask, ToProjector } from './thread-messages.ts'
import { openView, positionOf, type ViewDatabase } from './view-database.ts'

/** How many events one transaction takes at most. */
const BATCH = 10_000

type Served = { readonly view: ViewDatabase; readonly project: Project }

/** The projector, in its thread: brings the view forward whenever it is woken. */
export function runProjector(
  log: EventLog,
  { viewFile, hasView }: Extract<ThreadTask, { kind: 'project' }>,
  port: MessagePort,
): void {
  const open = (): Served => {
    const view = openView(viewFile)
    return { view, project: prepareProjection(log, view) }
  }
  const say = (message: FromProjector): void => port.postMessage(message)
  let served = hasView ? open() : undefined
  /** Called with the answer to `ready`. */
  let exchanged: (done: boolean) => void = () => {}
  /** What is being done: a batch, or a take-over. One follows the other, so that only one has the view in its hands. */
  let work: Promise<void> = Promise.resolve()
  let woken = false

  port.on('message', (message: ToProjector) => {
    switch (message.kind) {
      case 'wake':
        return wake()
      case 'open':
        return next(begin)
      case 'take-over':
        return next(() => takeOver(message.shadowFile, message.position))
      case 'exchanged':
        return exchanged(message.done)
      case 'close':
        return next(close)
    }
  })
  if (served) {
    say({ kind: 'started', position: positionOf(served.view) })
    wake()
  }

  function next(step: () => Promise<void>): void {
    // A step that fails ends the thread; another one is started.
    work = work.then(step)
  }

  /** Any number of calls leads to one batch; a full batch leads to the next one. */
  function wake(): void {
    if (woken) return
    woken = true
    next(advance)
  }

  async function begin(): Promise<void> {
    served ??= open()
    wake()
  }

  async function advance(): Promise<void> {
    woken = false
    if (!served) return
    const { events, position, customers } = await served.project(BATCH)
    if (events === 0) return
    say({ kind: 'advanced', position, events, customers })
    // In a later turn, so that messages come in between.
    if (events === BATCH) setImmediate(wake)
  }

  async function takeOver(shadowFile: string, position: number): Promise<void> {
    const before = served
    served = undefined
    try {
      const ready = await finishShadow(log, shadowFile)
      if (ready < position) throw new Error(`The event log ends at ${ready}, before ${position}.`)
      // Leaves the main thread little to move when it takes the view out of WAL mode.
      before?.view.pragma('wal_checkpoint(TRUNCATE)')
      before?.view.close()
      const done = await new Promise<boolean>((resolve) => {
        exchanged = resolve
        say({ kind: 'ready', position: ready })
      })
      if (done || before) served = open()
    } catch (error) {
      served = before
      say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
    wake()
  }

  async function close(): Promise<void> {
    served?.view.close()
    await log.close()
    // In a worker this ends the thread, not the process.
    process.exit()
  }
}
