import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskKind } from '@outerpark/core/policies'
import { TASK_KINDS } from '@outerpark/core/policies'
import type { Store } from '@outerpark/core/ports'

/** Resolves once it is so; throws if it is not within twenty seconds. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const givenUpAt = performance.now() + 20_000
  while (!(await isSo())) {
    if (performance.now() > givenUpAt) throw new Error(`${what} did not come true within 20 s`)
    await sleep(2)
  }
}

/** Resolves once no task of these kinds waits or is worked on. */
export const settled = (store: Store, kinds: readonly TaskKind[] = TASK_KINDS) =>
  until('an empty task table', async () => {
    const counts = await store.queries.taskCounts()
    return kinds.every((kind) => counts[kind].waiting === 0)
  })
