import type Database from 'better-sqlite3'

/** The number of commits whose keys are deleted at a time. */
const BLOCKS = 200

/** A pair of numbers of eight bytes each. */
const PAIR_BYTES = 16

/**
 * The table `booking_keys`. One row has the keys of one commit's bookings, as pairs of numbers: the number of a
 * reservation and the digest of its key.
 */
export function keyBlocks(db: Database.Database) {
  const load = db.prepare<[], Buffer>('SELECT pairs FROM booking_keys ORDER BY seq').pluck()
  const count = db
    .prepare<[], number | null>(`SELECT sum(length(pairs)) / ${PAIR_BYTES} FROM booking_keys`)
    .pluck()
  const insert = db.prepare('INSERT INTO booking_keys (kept_at, pairs) VALUES (?, ?)')
  const forget = db
    .prepare<[number], Buffer>(
      `DELETE FROM booking_keys WHERE seq IN (SELECT seq FROM booking_keys ORDER BY seq LIMIT ${BLOCKS})
         AND kept_at < +? RETURNING pairs`,
    )
    .pluck()

  return {
    /** How many keys there are. */
    count: (): number => count.get() ?? 0,
    /** The pairs of each commit, oldest commit first. */
    *all(): Generator<Float64Array> {
      for (const blob of load.iterate()) yield pairsOf(blob)
    },
    add(pairs: readonly number[], now: number): void {
      insert.run(now, Buffer.from(Float64Array.from(pairs).buffer))
    },
    /** Deletes the rows of some commits at a time, and returns their pairs. */
    takeOlderThan: (time: number): Float64Array[] => forget.all(time).map(pairsOf),
  }
}

function pairsOf(blob: Buffer): Float64Array {
  // A copy, because a Float64Array has to begin at a multiple of eight bytes.
  const bytes = new Uint8Array(blob)
  return new Float64Array(bytes.buffer)
}
