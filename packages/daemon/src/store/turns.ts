import type { TaskKind } from '@outerpark/core/policies'

/**
 * How much later each further task of a customer counts, in milliseconds, while the one before it has not had its turn. So
 * of a thousand tasks that one customer queues at once, twelve come before a task that another customer queues a minute
 * later.
 */
export const TURN_MS = 5_000

/** So many customers of a kind are remembered. When there are more, those are forgotten whose turn has come. */
const REMEMBERED = 20_000

/** The last turns of the customers, of the tasks that wait: those that are later than `since`. */
export type ReadTurns = (
  kind: TaskKind,
  since: number,
) => Iterable<readonly [customerId: string, turn: number]>

/**
 * Gives each task its turn: the time at which it counts as queued when tasks are claimed (ms since the epoch). For a
 * customer without other tasks that is the time itself. Each further task counts {@link TURN_MS} later than the one
 * before. So the customers have turns, however many tasks one of them queues, and the tasks of one customer stay in
 * their order. A turn in the future does not delay a task if no other waits.
 *
 * This is fair queueing by virtual times (Demers, Keshav, Shenker, 1989), with one time for the whole task.
 *
 * @param read reads the turns that earlier tasks were given before this process began
 */
export function turnBook(read: ReadTurns) {
  const kinds = new Map<TaskKind, Map<string, number>>()

  const turnsOf = (kind: TaskKind, now: number): Map<string, number> => {
    const known = kinds.get(kind)
    if (known) return known
    const turns = new Map(read(kind, now - TURN_MS))
    kinds.set(kind, turns)
    return turns
  }

  return {
    /** @param now when the task is queued */
    take(kind: TaskKind, customerId: string, now: number): number {
      const turns = turnsOf(kind, now)
      const before = turns.get(customerId)
      if (before === undefined && turns.size >= REMEMBERED) forget(turns, now)
      const turn = before === undefined ? now : Math.max(now, before + TURN_MS)
      turns.set(customerId, turn)
      return turn
    },
  }
}

export type TurnBook = ReturnType<typeof turnBook>

/** Forgets the customers whose next task would have its turn at once. If that is too few, forgets all. */
function forget(turns: Map<string, number>, now: number): void {
  for (const [customerId, turn] of turns) if (turn + TURN_MS <= now) turns.delete(customerId)
  if (turns.size > REMEMBERED / 2) turns.clear()
}
