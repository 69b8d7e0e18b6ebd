import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

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
