/** What is followed by name, each thing once. `about` says of whom or what. */
export function makeFeeds<Name extends string, About>(
  /** whether the same is followed for both */
  isSame: (name: Name, one: About, other: About) => boolean,
  start: (name: Name, about: About, signal: AbortSignal) => void,
) {
  const open = new Map<Name, { readonly ending: AbortController; readonly about: About }>()
  let isClosed = false
  const end = (name: Name): void => {
    open.get(name)?.ending.abort()
    open.delete(name)
  }
  const follow = (name: Name, about: About): void => {
    const before = open.get(name)
    if (isClosed || (before && isSame(name, before.about, about))) return
    end(name)
    const ending = new AbortController()
    open.set(name, { ending, about })
    start(name, about, ending.signal)
  }
  return {
    /** Follows it, if it is not followed already. */
    follow,
    end,
    /** Follows it anew, if it is followed. */
    restart(name: Name): void {
      const before = open.get(name)
      if (!before) return
      end(name)
      follow(name, before.about)
    },
    /** What is known of it stays as it is, until it is restarted. */
    freeze: (name: Name): void => open.get(name)?.ending.abort(),
    has: (name: Name): boolean => open.has(name),
    names: (): readonly Name[] => [...open.keys()],
    /** Ends everything. An answer that comes later starts nothing again: it would keep the process alive. */
    close(): void {
      isClosed = true
      for (const name of [...open.keys()]) end(name)
    },
  }
}
