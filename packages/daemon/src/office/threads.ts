import { setPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { entryUrl } from '../entry.ts'

/** A nice value. With it a thread gets a thirtieth of a processor beside a busy thread of usual priority. */
const GIVES_WAY = 15

/**
 * Starts a thread of the office. The file of the thread puts its parts together, as `open.ts` does for the process.
 * @param entry the name of a file beside this one, without its ending
 */
export function startThread(entry: string, name: string, workerData: unknown): Worker {
  // Without the options of the process: `--eval`, for example, makes no sense for a file.
  return new Worker(entryUrl(`office/${entry}`), { name, workerData, execArgv: [] })
}

/**
 * Lets the bookings go first: while other threads are busy, the calling thread gets less processor time than they do.
 * Call it in a thread that ends after its work, since a priority cannot be raised again.
 */
export function giveWay(): void {
  // Only on Linux each thread has a priority of its own. Elsewhere this would slow the whole process.
  if (process.platform !== 'linux') return
  setPriority(GIVES_WAY)
}
