import { TASK_KINDS } from '@outerpark/core/policies'
import type { Booked } from './promises.ts'
import type { Reader } from './reader.ts'
import type { World } from './world.ts'

/** How often it is looked: a payment takes some ten milliseconds, a deadline some ten seconds. */
const LOOK_MS = { settled: 100, expired: 1000 }

/**
 * Waits until nothing is left to do but what lies among the dead letters.
 * @throws if the store does not know how many tasks there are: it counts them along
 */
export async function settled({ ask, wait }: World, reader: Reader): Promise<void> {
  while ((await ask(async () => reader.waiting())) > 0) await wait(LOOK_MS.settled)
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
