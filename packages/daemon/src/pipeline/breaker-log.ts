import { type RecordBreakerChange, recordBreakerChange } from '@outerpark/core/payment'
import type { Store } from '@outerpark/core/ports'

/** The wait before the next try to write a change, for example after a full disk, in milliseconds. */
const TRY_AGAIN_MS = 1_000

/**
 * Writes each change of the breaker to the event log, in order. If a change cannot be written now, it is tried again.
 * The log must be complete, since the deadlines of payments and the state after a restart come from it.
 */
export function breakerLog(store: Pick<Store, 'commit'>, onFault: (error: unknown) => void) {
  const waiting: RecordBreakerChange[] = []
  let stopped = false
  let wakeUp = () => {}
  let writing: Promise<void> | undefined

  const waitForNextTry = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, TRY_AGAIN_MS)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const write = async (): Promise<void> => {
    for (let change = waiting[0]; change; change = waiting[0])
      try {
        await store.commit(recordBreakerChange, change, { causationId: 'payment-breaker' })
        waiting.shift()
      } catch (error) {
        onFault(error)
        if (stopped) break
        await waitForNextTry()
      }
    writing = undefined
  }

  return {
    add(change: RecordBreakerChange): void {
      waiting.push(change)
      writing ??= write()
    },
    /** Writes the waiting changes, and gives up at the first one that fails. */
    async stop(): Promise<void> {
      stopped = true
      wakeUp()
      await writing
    },
  }
}
