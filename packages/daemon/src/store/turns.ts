import type { TaskKind } from '@outerpark/core/policies'

/**
 * How much later each further task of a customer counts, in milliseconds, while the one before it has not had its turn. So
 * of a thousand tasks that one customer queues at once, most come after a task that another customer queues a minute later.
 */
export const TURN_MS = 5_000

/** A customer may queue so many tasks at once before further ones count as later. */
export const BURST = 32

/**
 * Turns in the future are multiples of this, in milliseconds. All customers share them, so new tasks go to few places of
 * the index of turns. With a place for each customer, a commit of fifty bookings would write forty more pages, and a
 * booking would cost half as much again.
 */
export const STEP_MS = BURST * TURN_MS

/** So many customers of a kind are remembered. If there are more, those whose turn has come are forgotten. */
const REMEMBERED = 20_000

/** The last turns of the customers, of the tasks that wait: those that are later than `since`. */
export type ReadTurns = (
  kind: TaskKind,
  since: number,
) => Iterable<readonly [customerId: string, turn: number]>

/** The tasks of one customer. Times are in ms since the epoch. */
type Line = {
  /** the time at which the next task would have its turn, if each task took {@link TURN_MS} */
  next: number
  /** the last turn that was given */
  last: number
}

/**
 * Gives each task its turn: the time at which it counts as queued when tasks are claimed (ms since the epoch). For the
 * first {@link BURST} tasks of a customer that is the time itself. If the customer goes on queueing faster than one task
 * in {@link TURN_MS}, the turns are in the future, in steps of {@link STEP_MS}. So the customers have turns, however many
 * tasks one of them queues, and the tasks of one customer stay in their order. A turn in the future does not delay a task
 * if no other waits.
 *
 * This is fair queueing by virtual times (Demers, Keshav, Shenker, 1989), with one time for the whole task.
 *
 * @param read reads the turns that earlier tasks were given before this process began
 */
export function turnBook(read: ReadTurns) {
  const kinds = new Map<TaskKind, Map<string, Line>>()

  const linesOf = (kind: TaskKind, now: number): Map<string, Line> => {
    const known = kinds.get(kind)
    if (known) return known
    const lines = new Map<string, Line>()
    for (const [customerId, turn] of read(kind, now)) {
      const last = Math.max(turn, lines.get(customerId)?.last ?? 0)
      lines.set(customerId, { next: last + STEP_MS, last })
    }
    kinds.set(kind, lines)
    return lines
  }

  return {
    /** @param now when the task is queued */
    take(kind: TaskKind, customerId: string, now: number): number {
      const lines = linesOf(kind, now)
      const line = lines.get(customerId)
      if (!line) {
        if (lines.size >= REMEMBERED) forget(lines, now)
        lines.set(customerId, { next: now + TURN_MS, last: now })
        return now
      }
      const due = Math.max(now, line.next)
      line.next = due + TURN_MS
      const turn = due - now < STEP_MS ? now : Math.floor(due / STEP_MS) * STEP_MS
      line.last = Math.max(turn, line.last)
      return line.last
    },
  }
}

export type TurnBook = ReturnType<typeof turnBook>

/** Forgets the customers whose next task would have its turn at once. If that is too few, forgets all. */
function forget(lines: Map<string, Line>, now: number): void {
  for (const [customerId, { next }] of lines) if (next <= now) lines.delete(customerId)
  if (lines.size > REMEMBERED / 2) lines.clear()
}
