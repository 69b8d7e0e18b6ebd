/** Row numbers by the digest of a key: nearly always one, and then no array is spent on it. */
export function digestIndex() {
  const rows = new Map<number, number | readonly number[]>()
  const of = (digest: number): readonly number[] => {
    const found = rows.get(digest)
    return found === undefined ? NONE : typeof found === 'number' ? [found] : found
  }
  return {
    of,
    has: (digest: number): boolean => rows.has(digest),
    add(digest: number, row: number): void {
      rows.set(digest, rows.has(digest) ? [...of(digest), row] : row)
    },
    remove(digest: number, row: number): void {
      const rest = of(digest).filter((each) => each !== row)
      if (rest.length > 0) rows.set(digest, rest)
      else rows.delete(digest)
    },
  }
}

const NONE: readonly number[] = []
