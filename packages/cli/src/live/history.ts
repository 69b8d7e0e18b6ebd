export type History<T> = {
  readonly add: (item: T) => void
  /** Oldest first. The same array until something is added. */
  readonly items: () => readonly T[]
}

/** Keeps the newest items, at most `most` of them. */
export function makeHistory<T>(most: number): History<T> {
  const kept: T[] = []
  let items: readonly T[] | undefined
  return {
    add(item) {
      kept.push(item)
      // The oldest are removed only when there are twice as many. Otherwise each new item would move all others.
      if (kept.length > 2 * most) kept.splice(0, kept.length - most)
      items = undefined
    },
    items() {
      items ??= kept.slice(-most)
      return items
    },
  }
}
