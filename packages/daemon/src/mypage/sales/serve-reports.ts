import type { Worker } from 'node:worker_threads'
import type { SalesView } from '@outerpark/core/ports'
import { makeJobs } from '../remake/jobs.ts'
import type { Reported, ThreadTask } from '../thread-messages.ts'

/**
 * Reports for accounting. Each is read in a thread of its own, so however large a season is, no booking waits for it. They are read
 * one after the other: many who ask at once take one core.
 *
 * @param needFigures throws if there is no view that has figures yet
 */
export function serveReports(
  viewFile: string,
  startThread: (task: ThreadTask) => Worker,
  needFigures: () => void,
): { readonly read: SalesView['accounts']; readonly close: () => Promise<void> } {
  const jobs = makeJobs()
  return {
    async read(asked) {
      needFigures()
      return jobs.inTurn(async () => {
        // A thread that reads a report sends no other message.
        const said = (await jobs.run(() =>
          startThread({ kind: 'report', viewFile, asked }),
        )) as Reported
        return said.report
      })
    },
    close: jobs.close,
  }
}
