import type { TaskKind } from '@outerpark/core/policies'
import type { CommitNews } from '@outerpark/core/ports'

/** Gathers what one transaction brings, and tells it to those who listen once it is committed. */
export function commitNews(lastPosition: () => number) {
  const listeners = new Set<(news: CommitNews) => void>()
  let appended = false
  let queued = new Set<TaskKind>()
  return {
    appended: (): void => {
      appended = true
    },
    queued: (kind: TaskKind): void => {
      queued.add(kind)
      // Read within the transaction, which remembers it: once it is committed, no failing disk may get in the way.
      lastPosition()
    },
    /** The transaction is over: tells what it brought, or forgets it. */
    over(committed: boolean): void {
      const news = appended || queued.size > 0 ? { position: 0, queued } : undefined
      appended = false
      queued = new Set()
      if (!committed || !news) return
      news.position = lastPosition()
      for (const listener of listeners) listener(news)
    },
    listen(listener: (news: CommitNews) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
