import type { IdempotencyStore, StoreUnavailable, Tasks } from '@outerpark/core/ports'
import { unavailable } from './storage-trouble.ts'
import type { StorageWatch } from './storage-watch.ts'
import type { StoreGroup } from './store-group.ts'

/** Group commit that begins nothing while the database cannot be written. */
export function guardedGroup(group: StoreGroup, { refusal }: StorageWatch): StoreGroup {
  const guarded =
    (submit: StoreGroup['submit']): StoreGroup['submit'] =>
    (run) => {
      const reason = refusal()
      return reason ? Promise.reject(reason) : submit(run)
    }
  return { ...group, submit: guarded(group.submit), submitLater: guarded(group.submitLater) }
}

/** No task is begun while its outcome could not be recorded: a mail would be sent again and again. */
export function guardedTasks(tasks: Tasks, { refusal, failed }: StorageWatch): Tasks {
  const { claim, nextDue } = guardedReads({ claim: tasks.claim, nextDue: tasks.nextDue }, failed)
  return {
    ...tasks,
    nextDue,
    claim: (asked) => {
      const reason = refusal()
      return reason ? Promise.reject(reason) : claim(asked)
    },
  }
}

export const guardedAnswers = (
  { recall, ...answers }: IdempotencyStore,
  { failed }: StorageWatch,
): IdempotencyStore => ({ ...answers, ...guardedReads({ recall }, failed) })

/**
 * Functions that read, whose errors are those of the port. Reading goes on while nothing can be written.
 * @param onDamage is called if SQLite says that the database is damaged
 */
export function guardedReads<Reads extends object>(
  reads: Reads,
  onDamage: (error: StoreUnavailable) => void,
): Reads {
  const guarded = Object.entries(reads).map(([name, read]) => [
    name,
    async (...given: readonly unknown[]) => {
      try {
        return await read(...given)
      } catch (error) {
        const reason = unavailable(error)
        if (reason?.code === 'storage-damaged') onDamage(reason)
        throw reason ?? error
      }
    },
  ])
  // Each function has its own parameters and its own result.
  return Object.fromEntries(guarded) as Reads
}
