import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { threadFile } from '../thread-file.ts'
import type { LoadJob, Order, Second, Tally, Told } from './job.ts'

/** A load that runs in a thread of its own. */
export type Running = {
  /** Begins no new request. The load ends when those under way are answered. */
  readonly stop: () => void
  /** The tally since the previous part, or since the beginning; after the end that of the last part. */
  readonly part: () => Promise<Tally>
  /** Ends the thread at once, whatever is under way. */
  readonly kill: () => Promise<unknown>
  /** The tally of all, and of the last part. Rejects if the thread fails. */
  readonly ended: Promise<{ readonly tally: Tally; readonly last: Tally }>
}

/** Starts the load. @param onSecond gets what happened in each second */
export function startLoad(job: LoadJob, onSecond: (second: Second) => void): Running {
  const worker = new Worker(threadFile('load/load-thread'), {
    name: 'load',
    workerData: job,
    execArgv: [],
  })
  const waiting: ((tally: Tally) => void)[] = []
  const { promise: ended, resolve, reject } = Promise.withResolvers<Awaited<Running['ended']>>()
  worker.on('message', (told: Told) => {
    if (told.kind === 'second') onSecond(told.second)
    else if (told.kind === 'part') waiting.shift()?.(told.tally)
    else resolve(told)
  })
  worker.on('error', reject)
  once(worker, 'exit').then(() => reject(new Error('The thread of the load has ended.')), reject)
  // Who kills the thread does not wait for its end.
  ended.catch(() => undefined)
  const order = (what: Order) => worker.postMessage(what)
  return {
    stop: () => order('stop'),
    part: () => {
      const next = new Promise<Tally>((resolve) => {
        waiting.push(resolve)
        order('part')
      })
      return Promise.race([next, ended.then(({ last }) => last)])
    },
    kill: () => worker.terminate(),
    ended,
  }
}
