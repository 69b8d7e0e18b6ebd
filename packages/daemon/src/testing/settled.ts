import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskKind } from '@outerpark/core/policies'
import { TASK_KINDS } from '@outerpark/core/policies'
import type { Store } from '@outerpark/core/ports'

/** Much longer than anything takes: on a machine with 25 busy processes, what usually takes 1 s takes up to 30. */
const PATIENCE_MS = 40_000
/**
 * The pause between two checks, as a share of the time waited so far. So the checks take little time of the machine.
 */
const SHARE = 0.1
const LONGEST_PAUSE_MS = 20

/** Resolves when `isSo` gives true. Throws with `what` if it does not within {@link PATIENCE_MS}. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const begun = performance.now()
  while (!(await isSo())) {
    const waited = performance.now() - begun
    if (waited > PATIENCE_MS)
      throw new Error(`${what} did not come true within ${PATIENCE_MS / 1000} s`)
    await sleep(Math.min(LONGEST_PAUSE_MS, waited * SHARE))
  }
}

/** Resolves when no task of these kinds waits or is worked on. It does not look at MyPage. */
export const settled = (store: Store, kinds: readonly TaskKind[] = TASK_KINDS) =>
  until('an empty task table', async () => {
    const counts = await store.queries.taskCounts()
    return kinds.every((kind) => counts[kind].waiting === 0)
  })

/** The part of `GET /v1/status` about waiting tasks and MyPage. */
type Progress = {
  readonly tasks: Readonly<Record<string, { readonly waiting: number }>>
  readonly position: number
  readonly myPagePosition: number
}

/**
 * Resolves when no task of an office waits or is worked on, and MyPage has reached the end of the event log.
 * @param progress reads the present progress of the office
 * @param besides kinds of tasks that may still wait
 */
export async function officeSettled(
  progress: () => Promise<Progress>,
  besides: readonly string[] = [],
): Promise<void> {
  await until('nothing left to do', async () =>
    Object.entries((await progress()).tasks).every(
      ([kind, { waiting }]) => waiting === 0 || besides.includes(kind),
    ),
  )
  // The position must be read again. The last task may have recorded an event after the position was read above.
  await until('MyPage at the end of the log', async () => {
    const { position, myPagePosition } = await progress()
    return myPagePosition >= position
  })
}
