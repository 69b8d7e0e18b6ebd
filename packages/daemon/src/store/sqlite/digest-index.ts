/** The number of places in a new index. The number is always a power of two. */
const AT_FIRST = 1024
/** An index that is fuller than this doubles its size. Then a look-up reads two or three places on average. */
const FULLEST = 0.6

/**
 * Row numbers by the digest of a key (53 bits, evenly distributed). Two keys may have the same digest.
 *
 * The index has the keys of 24 h, and every booking looks into it. So it consists of two flat arrays, with open
 * addressing and linear probing (Knuth, TAOCP 3, 6.4). A look-up goes to one place in memory, where a Map goes to
 * three, and there is no limit of 16.7 million keys.
 */
export class DigestIndex {
  #digests: Float64Array
  /** the row number at each place; 0 means empty, since row numbers start at 1 */
  #rows: Float64Array
  #used = 0

  /** @param expected for so many entries it does not have to grow */
  constructor(expected = 0) {
    let places = AT_FIRST
    while (places * FULLEST < expected) places *= 2
    this.#digests = new Float64Array(places)
    this.#rows = new Float64Array(places)
  }

  /** The rows with that digest, the newest (highest number) first. */
  of(digest: number): readonly number[] {
    const rows = this.#rows
    const found: number[] = []
    for (let place = homeOf(digest, rows); rows[place] !== 0; place = next(place, rows))
      if (this.#digests[place] === digest) found.push(rows[place] ?? 0)
    return found.sort((a, b) => b - a)
  }

  /** Whether a row has that digest. */
  has(digest: number): boolean {
    const rows = this.#rows
    for (let place = homeOf(digest, rows); rows[place] !== 0; place = next(place, rows))
      if (this.#digests[place] === digest) return true
    return false
  }

  add(digest: number, row: number): void {
    if (this.#used >= this.#rows.length * FULLEST) this.#grow()
    this.#put(digest, row)
  }

  remove(digest: number, row: number): void {
    const [digests, rows] = [this.#digests, this.#rows]
    let place = homeOf(digest, rows)
    while (rows[place] !== 0 && (digests[place] !== digest || rows[place] !== row))
      place = next(place, rows)
    if (rows[place] !== 0) this.#empty(place)
  }

  #put(digest: number, row: number): void {
    const rows = this.#rows
    let place = homeOf(digest, rows)
    while (rows[place] !== 0) place = next(place, rows)
    this.#digests[place] = digest
    rows[place] = row
    this.#used += 1
  }

  #grow(): void {
    const [before, rowsBefore] = [this.#digests, this.#rows]
    this.#digests = new Float64Array(before.length * 2)
    this.#rows = new Float64Array(before.length * 2)
    this.#used = 0
    for (let place = 0; place < before.length; place++) {
      const row = rowsBefore[place] ?? 0
      if (row !== 0) this.#put(before[place] ?? 0, row)
    }
  }

  /** Empties a place and inserts the entries behind it again, because a look-up stops at the first empty place. */
  #empty(hole: number): void {
    const rows = this.#rows
    rows[hole] = 0
    this.#used -= 1
    for (let place = next(hole, rows); rows[place] !== 0; place = next(place, rows)) {
      const [digest, row] = [this.#digests[place] ?? 0, rows[place] ?? 0]
      rows[place] = 0
      this.#used -= 1
      this.#put(digest, row)
    }
  }
}

/** What the current transaction changes in an index. The index changes only if the transaction is committed. */
export class Uncommitted {
  readonly #index: DigestIndex
  readonly #digests: number[] = []
  readonly #rows: number[] = []
  readonly #removed: { readonly digest: number; readonly row: number }[] = []

  constructor(index: DigestIndex) {
    this.#index = index
  }

  add(digest: number, row: number): void {
    this.#digests.push(digest)
    this.#rows.push(row)
  }

  /** Takes away an entry that is in the index, or that this transaction has added. */
  remove(digest: number, row: number): void {
    this.#removed.push({ digest, row })
  }

  /** The transaction has ended. */
  over(committed: boolean): void {
    if (committed) {
      for (const [i, row] of this.#rows.entries()) this.#index.add(this.#digests[i] ?? 0, row)
      for (const { digest, row } of this.#removed) this.#index.remove(digest, row)
    }
    this.#digests.length = 0
    this.#rows.length = 0
    this.#removed.length = 0
  }
}

/** The place of a digest if no other digest is there. */
const homeOf = (digest: number, rows: Float64Array): number => digest & (rows.length - 1)

/** The next place. After the last one comes the first. */
const next = (place: number, rows: Float64Array): number => (place + 1) & (rows.length - 1)
