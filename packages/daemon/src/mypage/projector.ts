import type { MessagePort } from 'node:worker_threads'
import type { EventLog } from '@outerpark/core/ports'
import { type HeldView, holdView } from './held-view.ts'
import { type TakeOver, takeOversInThread } from './remake/take-over-thread.ts'
import type { FromProjector, ThreadTask, ToProjector } from './thread-messages.ts'

/** The most events in one transaction. */
const BATCH = 10_000

type Say = (message: FromProjector) => void
type Next = (step: () => Promise<void>) => void

/** The projector, in its thread: brings the view forward whenever it is woken. */
export function runProjector(
  log: EventLog,
  { viewFile, hasView }: Extract<ThreadTask, { kind: 'project' }>,
  port: MessagePort,
): void {
  const say: Say = (message) => port.postMessage(message)
  const held = holdView(log, viewFile)
  const next = oneByOne()
  const wake = batches(held, next, say)
  const takeOvers = takeOversInThread(log, held, say)

  port.on('message', (message: ToProjector) => {
    switch (message.kind) {
      case 'wake':
        return wake()
      case 'open':
        return next(open)
      case 'take-over':
        return next(() => takeOver(message))
      case 'exchanged':
        return takeOvers.exchanged(message.done)
      case 'close':
        return next(close)
    }
  })
  if (hasView) {
    held.open()
    say({ kind: 'started', position: held.position() })
    wake()
  }

  async function open(): Promise<void> {
    held.open()
    wake()
  }

  async function takeOver(asked: TakeOver): Promise<void> {
    await takeOvers.run(asked)
    wake()
  }

  async function close(): Promise<void> {
    held.close()
    await log.close()
    // In a worker this ends the thread, not the process.
    process.exit()
  }
}

/** Runs steps one after the other, so only one of them uses the view at a time. */
function oneByOne(): Next {
  let last: Promise<void> = Promise.resolve()
  return (step) => {
    // A step that fails ends the thread. The main thread starts another one.
    last = last.then(step)
  }
}

/**
 * @returns a function that asks for a batch. Several calls lead to one batch. After a full batch comes the next one.
 */
function batches(held: HeldView, next: Next, say: Say): () => void {
  let asked = false

  function ask(): void {
    if (asked) return
    asked = true
    next(project)
  }

  async function project(): Promise<void> {
    asked = false
    const batch = await held.project(BATCH)
    if (!batch || batch.events === 0) return
    say({ kind: 'advanced', ...batch })
    // In a later turn of the event loop, so messages are handled in between.
    if (batch.events === BATCH) setImmediate(ask)
  }
  return ask
}
