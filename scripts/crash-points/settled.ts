import { TASK_KINDS } from '@outerpark/core/policies'
import type { Booked } from './promises.ts'
import type { Reader } from './reader.ts'
import type { World } from './world.ts'

/** How often to look. A payment takes tens of milliseconds, a deadline tens of seconds. */
const LOOK_MS = { settled: 100, expired: 1000 }

/**
 * Waits until no task is left except dead letters.
 * @throws if the task counts that the store keeps are wrong
 */
export async function settled({ ask, wait }: World, reader: Reader): Promise<void> {
  while ((await ask(async () => reader.waiting())) > 0) {
    // As somebody who watches the backlog does.
    await ask(({ store }) => store.queries.oldestWaiting())
    await wait(LOOK_MS.settled)
  }
  const counts = await ask(({ store }) => store.queries.taskCounts())
  for (const kind of TASK_KINDS) {
    const [found, counted] = [reader.tasksOf(kind), counts[kind]]
    if (found.waiting !== counted.waiting || found.dead !== counted.dead)
      throw new Error(
        `Of ${kind} ${found.waiting} wait and ${found.dead} are dead; ${counted.waiting} and ${counted.dead} were counted.`,
      )
  }
}

/** Waits until the reservation has expired. */
export async function expired({ ask, wait }: World, reader: Reader, { id }: Booked): Promise<void> {
  while ((await ask(async () => reader.statusOf(id))) !== 'expired') await wait(LOOK_MS.expired)
}
