import type { Worker } from 'node:worker_threads'
import { MyPageUnavailable } from '@outerpark/core/ports'

/** Long work in threads that are started for it, one piece after the other. */
export function makeJobs() {
  let last: Promise<unknown> = Promise.resolve()
  let running: Worker | undefined
  let closed = false

  return {
    /** Does it once all that was asked for before is done. */
    inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
      const result = last.then(() => {
        if (closed) throw stopped()
        return work()
      })
      last = result.catch(() => {})
      return result
    },
    /**
     * Runs a thread to its end.
     * @returns what it said last, if anything
     */
    async run(start: () => Worker): Promise<unknown> {
      if (closed) throw stopped()
      const worker = start()
      running = worker
      try {
        return await resultOf(worker)
      } finally {
        running = undefined
      }
    },
    /** Breaks off what runs; nothing that waits begins. Resolves once no thread is left. */
    async close(): Promise<void> {
      closed = true
      await running?.terminate()
      await last
    },
  }
}

function resultOf(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let said: unknown
    worker.on('message', (message) => {
      said = message
    })
    worker.on('error', reject)
    worker.on('exit', (code) => (code === 0 ? resolve(said) : reject(stopped())))
  })
}

export const stopped = () =>
  new MyPageUnavailable('projector-stopped', 'The projector has stopped; try again.')
