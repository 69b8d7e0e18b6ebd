import type { Worker } from 'node:worker_threads'
import { MyPageUnavailable } from '@outerpark/core/ports'
import { resultOf } from '../../process/thread-result.ts'

/** Long jobs, one after the other. Each starts a thread of its own. */
export function makeJobs() {
  let last: Promise<unknown> = Promise.resolve()
  let running: Worker | undefined
  let closed = false

  return {
    /** Does the work once all earlier work has ended. */
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
     * @returns the last message of the thread
     */
    async run(start: () => Worker): Promise<unknown> {
      if (closed) throw stopped()
      const worker = start()
      running = worker
      try {
        return await resultOf(worker)
      } catch (error) {
        throw closed ? stopped() : error
      } finally {
        running = undefined
      }
    },
    /** Ends the thread that runs, and begins no other work. Resolves once no thread is left. */
    async close(): Promise<void> {
      closed = true
      await running?.terminate()
      await last
    },
  }
}

export const stopped = () =>
  new MyPageUnavailable('projector-stopped', 'The projector has stopped; try again.')
