import { setPriority } from 'node:os'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** A nice value. Beside a busy thread of usual priority, such a thread gets a thirtieth of a processor. */
const GIVES_WAY = 15

/**
 * Starts a thread of the office. Its entry puts together what the thread needs, as `open.ts` does for the process.
 * @param entry the name of a file beside this one, without what it ends with
 */
export function startThread(entry: string, name: string, workerData: unknown): Worker {
  // Of this file's kind: `.ts` where Node strips the types, `.js` once compiled.
  const url = new URL(`./${entry}${extname(import.meta.url)}`, import.meta.url)
  // Without the flags of the process: `--eval` and its like make no sense for a file.
  return new Worker(url, { name, workerData, execArgv: [] })
}

/**
 * Lets the bookings go first: the thread that calls this gets less of the processors than others while they are busy.
 * To be called in a thread that ends with its work, since a priority cannot be raised again.
 */
export function giveWay(): void {
  // Only Linux counts the priority by thread; elsewhere this would slow the whole process.
  if (process.platform !== 'linux') return
  setPriority(GIVES_WAY)
}
