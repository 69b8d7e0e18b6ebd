import type { TaskKind } from '@outerpark/core/policies'
import type { CommitNews } from '@outerpark/core/ports'

/** Gathers what one transaction brings, and tells it to those who listen once it is committed. */
export function commitNews(lastPosition: () => number) {
  const listeners = new Set<(news: CommitNews) => void>()
  let appended = false
  let booked = 0
  let queued = new Set<TaskKind>()
  return {
    /** Events were appended, and among them so many reservations made. */
    appended(reservations: number): void {
      appended = true
      booked += reservations
    },
    queued(kind: TaskKind): void {
      queued.add(kind)
      // Read within the transaction, which remembers it: once it is committed, no failing disk may get in the way.
      lastPosition()
    },
    /** The transaction is over: tells what it brought, or forgets it. */
    over(committed: boolean): void {
      const brought = appended || queued.size > 0 ? { queued, booked } : undefined
      appended = false
      booked = 0
      queued = new Set()
      if (!committed || !brought) return
      const news = { ...brought, position: lastPosition() }
      for (const listener of listeners) listener(news)
    },
    listen(listener: (news: CommitNews) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
