import type { Worker } from 'node:worker_threads'
import { type MyPage, MyPageUnavailable } from '@outerpark/core/ports'
import type { Checked, ThreadTask } from '../thread-messages.ts'
import { makeJobs } from './jobs.ts'
import type { takeOvers } from './take-over.ts'
import { removeDatabase, shadowFile } from './view-files.ts'

/** The long jobs on the view: make it again, and compare it with the events. */
export function makeRemake(
  viewFile: string,
  parts: {
    readonly startThread: (task: ThreadTask) => Worker
    readonly takeOver: Pick<ReturnType<typeof takeOvers>, 'begin'>
    /** the newest position that MyPage has shown to customers; the new view must reach it, too */
    readonly position: () => number
  },
): Pick<MyPage, 'rebuild' | 'check'> & { readonly close: () => Promise<void> } {
  const { startThread, takeOver, position } = parts
  const aside = shadowFile(viewFile)
  const jobs = makeJobs()
  return {
    rebuild: () =>
      jobs.inTurn(async () => {
        const started = performance.now()
        try {
          await jobs.run(() => startThread({ kind: 'make', shadowFile: aside }))
          const events = await takeOver.begin(aside, position())
          return { events, position: events, ms: Math.round(performance.now() - started) }
        } catch (error) {
          removeDatabase(aside)
          throw hasCode(error, 'SQLITE_FULL')
            ? new MyPageUnavailable('no-room', 'The disk is full; the old view stays.', {
                cause: error,
              })
            : error
        }
      }),
    check: () =>
      jobs.inTurn(async () => {
        // A thread that checks sends no other message.
        const said = (await jobs.run(() => startThread({ kind: 'check', viewFile }))) as Checked
        return said.result
      }),
    async close() {
      await jobs.close()
      removeDatabase(aside)
    },
  }
}

/** Errors of SQLite have a code. An error from another thread is a plain Error, and has it too. */
const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
