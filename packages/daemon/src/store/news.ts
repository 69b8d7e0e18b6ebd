import type { Owner } from '@outerpark/core/kernel'
import type { TaskKind } from '@outerpark/core/policies'
import type { CommitNews } from '@outerpark/core/ports'

/** Collects what a transaction adds, and informs the listeners after the commit. */
export function commitNews(lastPosition: () => number) {
  const listeners = new Set<(news: CommitNews) => void>()
  let appended = false
  let booked = 0
  let queued = new Set<TaskKind>()
  let people: readonly Owner[] = []
  return {
    /** Call this when events were appended. `reservations` is the number of new reservations among them. */
    appended(reservations: number): void {
      appended = true
      booked += reservations
    },
    /** Call this once in a transaction, with the people whose rows or tokens it changes. */
    changed(ids: readonly Owner[]): void {
      people = ids
    },
    queued(kind: TaskKind): void {
      queued.add(kind)
      // Read inside the transaction, which remembers the result. After the commit, a disk error must not prevent the
      // news.
      lastPosition()
    },
    /** The transaction has ended. If it was committed, informs the listeners. */
    over(committed: boolean): void {
      const brought = appended || queued.size > 0 ? { queued, booked, people } : undefined
      appended = false
      booked = 0
      queued = new Set()
      people = []
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
