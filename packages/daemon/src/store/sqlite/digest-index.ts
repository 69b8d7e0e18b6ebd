/** How many places an index has at first; always a power of two. */
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
export class DigestIndex {
  #digests = new Float64Array(AT_FIRST)
  /** the row of each place; 0 if nothing is there, since rows are numbered from 1 */
  #rows = new Float64Array(AT_FIRST)
  #used = 0

  /** The rows of that digest, the highest first: a row that came later has a higher number. */
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

  /** Empties a place. The entries behind it are put in again, or a look-up would end at the empty place. */
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

/**
 * What the transaction in hand adds to an index. The index learns it with the commit; what is rolled back it never
 * learns.
 */
export class Uncommitted {
  readonly #index: DigestIndex
  readonly #digests: number[] = []
  readonly #rows: number[] = []

  constructor(index: DigestIndex) {
    this.#index = index
  }

  add(digest: number, row: number): void {
    this.#digests.push(digest)
    this.#rows.push(row)
  }

  /** The transaction is over. */
  over(committed: boolean): void {
    if (committed)
      for (const [i, row] of this.#rows.entries()) this.#index.add(this.#digests[i] ?? 0, row)
    this.#digests.length = 0
    this.#rows.length = 0
  }
}

/** The place where a digest lies unless others lie there. */
const homeOf = (digest: number, rows: Float64Array): number => digest & (rows.length - 1)

/** The place after this one; the first one comes after the last. */
const next = (place: number, rows: Float64Array): number => (place + 1) & (rows.length - 1)
