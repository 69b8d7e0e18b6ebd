/** Places that there are at first; always a power of two. */
const AT_FIRST = 1024
/** An index that is fuller than this is made twice as large: then a look-up sees two places or three. */
const FULLEST = 0.6

/**
 * Row numbers by the digest of a key (53 bits, spread evenly). Two keys may have the same digest.
 *
 * The index holds all keys of 24 h and is asked for each booking. So it lies in two flat arrays, with open addressing and
 * linear probing (Knuth, TAOCP 3, 6.4): a look-up reads one place in memory, where a Map reads three, and there is no
 * limit of 16.7 million keys.
 */
export function digestIndex() {
  let digests = new Float64Array(AT_FIRST)
  /** the row of each place; 0 if nothing is there, since rows are numbered from 1 */
  let rows = new Float64Array(AT_FIRST)
  let used = 0

  const homeOf = (digest: number): number => digest & (rows.length - 1)
  const next = (place: number): number => (place + 1) & (rows.length - 1)

  const put = (digest: number, row: number): void => {
    let place = homeOf(digest)
    while (rows[place] !== 0) place = next(place)
    digests[place] = digest
    rows[place] = row
    used += 1
  }

  const grow = (): void => {
    const [before, rowsBefore] = [digests, rows]
    digests = new Float64Array(before.length * 2)
    rows = new Float64Array(before.length * 2)
    used = 0
    for (let place = 0; place < before.length; place++) {
      const row = rowsBefore[place] ?? 0
      if (row !== 0) put(before[place] ?? 0, row)
    }
  }

  /** Empties a place, and moves up those behind it that would not be found any more (algorithm R). */
  const empty = (hole: number): void => {
    rows[hole] = 0
    used -= 1
    for (let place = next(hole); rows[place] !== 0; place = next(place)) {
      const [digest, row] = [digests[place] ?? 0, rows[place] ?? 0]
      rows[place] = 0
      used -= 1
      put(digest, row)
    }
  }

  return {
    /** The rows of that digest, the highest first: a row that came later has a higher number. */
    of(digest: number): readonly number[] {
      let found = NONE
      for (let place = homeOf(digest); rows[place] !== 0; place = next(place))
        if (digests[place] === digest) found = [...found, rows[place] ?? 0]
      return found.length > 1 ? found.toSorted((a, b) => b - a) : found
    },
    has(digest: number): boolean {
      for (let place = homeOf(digest); rows[place] !== 0; place = next(place))
        if (digests[place] === digest) return true
      return false
    },
    add(digest: number, row: number): void {
      if (used >= rows.length * FULLEST) grow()
      put(digest, row)
    },
    remove(digest: number, row: number): void {
      let place = homeOf(digest)
      while (rows[place] !== 0 && (digests[place] !== digest || rows[place] !== row))
        place = next(place)
      if (rows[place] !== 0) empty(place)
    },
  }
}

const NONE: readonly number[] = []
