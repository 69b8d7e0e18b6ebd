import type { KeptAnswer } from '@outerpark/core/engine'
import type { Answer, IdempotencyKey } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { Digester } from './digest.ts'
import { DigestIndex, Uncommitted } from './digest-index.ts'

/**
 * The answers that were given under an Idempotency-Key, kept for 24 h; those to bookings follow from the booking's row
 * and are not here (booking-keys.ts).
 *
 * Keys are random, so an index of them in the database would dirty a page for each answer; this one lies in memory,
 * is read in when the database is opened, and takes about 40 bytes a key. A row that it names is compared in full.
 */
export function answerTable(db: Database.Database, digest: Digester) {
  const rows = new DigestIndex()
  const load = db
    .prepare<[], [string, string, number]>('SELECT scope, key, seq FROM answers ORDER BY seq')
    .raw()
  for (const [scope, key, seq] of load.iterate()) rows.add(digest.ofKey({ scope, key }), seq)

  const written = new Uncommitted(rows)

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
    /** Whether there may be an answer under the key. False is certain. */
    mayKnow: (key: IdempotencyKey): boolean => rows.has(digest.ofKey(key)),
    /** The newest answer under the key, however old it is. */
    find(asked: IdempotencyKey): KeptAnswer | undefined {
      for (const seq of rows.of(digest.ofKey(asked))) {
        const row = find.get(seq)
        if (row?.scope !== asked.scope || row.key !== asked.key) continue
        const { keptAt } = row
        // What is read here is what `keep` has written.
        const answer = JSON.parse(row.answer) as Answer
        // Rows of before hold the text that is digested now.
        const isDigest = /^\d+$/.test(row.fingerprint)
        const fingerprint = isDigest ? row.fingerprint : String(digest.ofRequest(row.fingerprint))
        return { key: { ...asked, fingerprint }, answer, keptAt, from: undefined }
      }
      return undefined
    },
    keep({ key: { scope, key, fingerprint }, answer, keptAt }: KeptAnswer): void {
      const text = JSON.stringify(answer)
      const { lastInsertRowid } = insert.run(scope, key, fingerprint, text, keptAt)
      written.add(digest.ofKey({ scope, key }), Number(lastInsertRowid))
    },
    /** The transaction is over. What was rolled back is not indexed. */
    over: (committed: boolean): void => written.over(committed),
    /** Forgets up to 10,000 at a time, so that no commit waits long; returns how many. */
    forgetOlderThan(time: number): number {
      const gone = forget.all(time)
      for (const [scope, key, seq] of gone) rows.remove(digest.ofKey({ scope, key }), seq)
      return gone.length
    },
  }
}

export type AnswerTable = ReturnType<typeof answerTable>
