import type { Worker } from 'node:worker_threads'
import type { FromProjector, ToProjector } from './thread-messages.ts'

const FIRST_RESTART_MS = 100
const LAST_RESTART_MS = 10_000

export type ThreadKeeper = {
  /** @returns false if no thread runs at the moment; then the message is lost */
  readonly post: (message: ToProjector) => boolean
  readonly close: () => Promise<void>
}

/**
 * Keeps the projector's thread running. If it dies, it is started again after 100 ms. The wait doubles each time, up to
 * 10 s, until a projector has brought the view forward.
 */
export function keepThread(
  startProjector: () => Worker,
  on: {
    readonly message: (message: FromProjector) => void
    readonly error: (error: unknown) => void
    /** the thread has ended, and what it was doing is lost */
    readonly died: () => void
  },
): ThreadKeeper {
  let worker: Worker | undefined
  let restart: NodeJS.Timeout | undefined
  let failures = 0
  let closed = false
  let gone: () => void = () => {}

  function start(): void {
    worker = startProjector()
    worker.on('message', (message: FromProjector) => {
      if (message.kind === 'advanced') failures = 0
      on.message(message)
    })
    worker.on('error', on.error)
    worker.on('exit', () => {
      worker = undefined
      on.died()
      gone()
      if (closed) return
      restart = setTimeout(start, Math.min(FIRST_RESTART_MS * 2 ** failures, LAST_RESTART_MS))
      failures += 1
    })
  }
  start()

  return {
    post(message) {
      worker?.postMessage(message)
      return worker !== undefined
    },
    close() {
      closed = true
      clearTimeout(restart)
      if (!worker) return Promise.resolve()
      const exited = new Promise<void>((resolve) => {
        gone = resolve
      })
      worker.postMessage({ kind: 'close' } satisfies ToProjector)
      return exited
    },
  }
}
