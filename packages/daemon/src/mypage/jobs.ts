import {
  type CheckResult,
  errorOf,
  type FromThread,
  type JobName,
  type RebuildResult,
} from './thread-messages.ts'
import { ViewError } from './view-error.ts'

/** Gives the thread its long jobs one after the other, and gets the results to who asked. */
export function createJobs(start: (job: JobName) => boolean) {
  let current: { answer: (message: FromThread) => void; fail: (error: Error) => void } | undefined
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  function run(job: JobName): Promise<FromThread> {
    const result = last.then(
      () =>
        new Promise<FromThread>((answer, fail) => {
          if (closed || !start(job)) return fail(stopped())
          current = { answer, fail }
        }),
    )
    last = result.catch(() => {})
    return result
  }

  return {
    async rebuild(): Promise<RebuildResult> {
      const message = await run('rebuild')
      if (message.kind !== 'rebuilt') throw new Error(`A rebuild was answered by ${message.kind}.`)
      return message.result
    },
    async check(): Promise<CheckResult> {
      const message = await run('check')
      if (message.kind !== 'checked') throw new Error(`A check was answered by ${message.kind}.`)
      return message.result
    },
    /** What the thread has said at the end of a job. */
    ended(message: FromThread): void {
      if (message.kind === 'failed') current?.fail(errorOf(message.fault))
      else current?.answer(message)
      current = undefined
    },
    /** The thread is gone. */
    died(): void {
      current?.fail(stopped())
      current = undefined
    },
    close(): void {
      closed = true
    },
  }
}

const stopped = () => new ViewError('projector-stopped', 'The projector has stopped; try again.')
