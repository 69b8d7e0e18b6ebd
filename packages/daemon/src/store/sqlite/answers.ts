import type { IdempotencyKey } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { Answer } from '../commit.ts'
import { seededHash } from './seeded-hash.ts'

/**
 * The answers that were given under an Idempotency-Key, kept for 24 h.
 *
 * Keys are random, so an index of them in the database would dirty a page for each booking; this one lies in memory,
 * is read in when the database is opened, and takes about 50 bytes a key. A row that it names is compared in full,
 * so what a rolled back transaction leaves in it does no harm.
 */
export function answerTable(db: Database.Database) {
  const rows = digestIndex()
  const hash = seededHash()
  const digestOf = (scope: string, key: string) => hash(`${scope} ${key}`)
  const load = db
    .prepare<[], [string, string, number]>('SELECT scope, key, seq FROM answers ORDER BY seq')
    .raw()
  for (const [scope, key, seq] of load.iterate()) rows.add(digestOf(scope, key), seq)

  const find = db.prepare<
    [number],
    { scope: string; key: string; fingerprint: string; answer: string; keptAt: number }
  >('SELECT scope, key, fingerprint, answer, kept_at AS keptAt FROM answers WHERE seq = +?')
  const insert = db.prepare(
    'INSERT INTO answers (scope, key, fingerprint, answer, kept_at) VALUES (?, ?, ?, ?, ?)',
  )
  // Answers are kept in the order of time, so the old ones are the first.
  const forget = db
    .prepare<[number], [string, string, number]>(
      `DELETE FROM answers WHERE seq IN (SELECT seq FROM answers ORDER BY seq LIMIT 10000)
         AND kept_at < +? RETURNING scope, key, seq`,
    )
    .raw()

  return {
    /** False is certain: then there is no row for the key. */
    mayKnow: ({ scope, key }: IdempotencyKey): boolean => rows.has(digestOf(scope, key)),
    recall(
      asked: IdempotencyKey,
      since: number,
    ): { fingerprint: string; answer: Answer } | undefined {
      for (const seq of rows.of(digestOf(asked.scope, asked.key))) {
        const row = find.get(seq)
        if (row?.scope === asked.scope && row.key === asked.key && row.keptAt >= since)
          // What is read here is what `keep` has written.
          return { fingerprint: row.fingerprint, answer: JSON.parse(row.answer) as Answer }
      }
      return undefined
    },
    keep(asked: IdempotencyKey, answer: Answer, now: number): void {
      const { scope, key, fingerprint } = asked
      const { lastInsertRowid } = insert.run(scope, key, fingerprint, JSON.stringify(answer), now)
      rows.add(digestOf(scope, key), Number(lastInsertRowid))
    },
    /** Forgets up to 10,000 at a time, so that no commit waits long; returns how many. */
    forgetOlderThan(time: number): number {
      const gone = forget.all(time)
      for (const [scope, key, seq] of gone) rows.remove(digestOf(scope, key), seq)
      return gone.length
    },
  }
}

/** Rows by digest: nearly always one, and then no array is spent on it. */
function digestIndex() {
  const rows = new Map<number, number | readonly number[]>()
  const of = (digest: number): readonly number[] => [rows.get(digest) ?? []].flat()
  return {
    of,
    has: (digest: number): boolean => rows.has(digest),
    add(digest: number, seq: number): void {
      rows.set(digest, rows.has(digest) ? [...of(digest), seq] : seq)
    },
    remove(digest: number, seq: number): void {
      const rest = of(digest).filter((each) => each !== seq)
      if (rest.length > 0) rows.set(digest, rest)
      else rows.delete(digest)
    },
  }
}
