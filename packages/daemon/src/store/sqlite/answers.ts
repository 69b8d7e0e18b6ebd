import type { KeptAnswer } from '@outerpark/core/engine'
import type { Answer, IdempotencyKey } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { Digester } from './digest.ts'
import { DigestIndex, Uncommitted } from './digest-index.ts'

type Gone = [scope: string, key: string, seq: number]

/** The statements that delete answers. They return the keys of what they deleted. */
function deletions(db: Database.Database) {
  // Rows are in the order of time, so the oldest have the smallest `seq`.
  const forget = db
    .prepare<[number], Gone>(
      `DELETE FROM answers WHERE seq IN (SELECT seq FROM answers ORDER BY seq LIMIT 10000)
         AND kept_at < +? RETURNING scope, key, seq`,
    )
    .raw()
  const forgetOwn = db
    .prepare<[string, string, string], Gone>(
      `DELETE FROM answers WHERE scope = ? OR answer ->> '$.reply.token.owner' = ?
         OR (scope GLOB 'nobody*' AND answer ->> '$.reply.customerId' = ?) RETURNING scope, key, seq`,
    )
    .raw()
  return { forget, forgetOwn }
}

/**
 * The table of answers by Idempotency-Key. Answers are kept for 24 h. Those to bookings are not here, because they
 * follow from the row of the booking (booking-keys.ts).
 *
 * Keys are random, so an index of them in the database would write an extra page for each answer. The index is in
 * memory instead, and is filled when the database is opened. It takes about 40 bytes for each key. The index finds
 * rows by a digest, and the row's full key is then compared.
 */
export function answerTable(db: Database.Database, digest: Digester) {
  const rows = new DigestIndex()
  const load = db
    .prepare<[], [string, string, number]>('SELECT scope, key, seq FROM answers ORDER BY seq')
    .raw()
  for (const [scope, key, seq] of load.iterate()) rows.add(digest.ofKey({ scope, key }), seq)

  const changed = new Uncommitted(rows)

  const find = db.prepare<
    [number],
    { scope: string; key: string; fingerprint: string; answer: string; keptAt: number }
  >('SELECT scope, key, fingerprint, answer, kept_at AS keptAt FROM answers WHERE seq = +?')
  const insert = db.prepare(
    'INSERT INTO answers (scope, key, fingerprint, answer, kept_at) VALUES (?, ?, ?, ?, ?)',
  )
  const { forget, forgetOwn } = deletions(db)
  const removeAll = (gone: readonly Gone[]): void => {
    for (const [scope, key, seq] of gone) changed.remove(digest.ofKey({ scope, key }), seq)
  }

  return {
    /** Whether there may be an answer under the key. False is certain. */
    mayKnow: (key: IdempotencyKey): boolean => rows.has(digest.ofKey(key)),
    /** The newest answer under the key, however old it is. */
    find(asked: IdempotencyKey): KeptAnswer | undefined {
      for (const seq of rows.of(digest.ofKey(asked))) {
        const row = find.get(seq)
        if (row?.scope !== asked.scope || row.key !== asked.key) continue
        const { keptAt } = row
        // `keep` has written this text.
        const answer = JSON.parse(row.answer) as Answer
        // Older versions stored the text of the request instead of its digest.
        const isDigest = /^\d+$/.test(row.fingerprint)
        const fingerprint = isDigest ? row.fingerprint : String(digest.ofRequest(row.fingerprint))
        return { key: { ...asked, fingerprint }, answer, keptAt, from: undefined }
      }
      return undefined
    },
    keep({ key: { scope, key, fingerprint }, answer, keptAt }: KeptAnswer): void {
      const text = JSON.stringify(answer)
      const { lastInsertRowid } = insert.run(scope, key, fingerprint, text, keptAt)
      changed.add(digest.ofKey({ scope, key }), Number(lastInsertRowid))
    },
    /** The transaction has ended. If it was committed, the index follows it. */
    over: (committed: boolean): void => changed.over(committed),
    /** Deletes up to 10,000 answers at a time, so that no commit waits long. Returns the number. */
    forgetOlderThan(time: number): number {
      const gone = forget.all(time)
      removeAll(gone)
      return gone.length
    },
    /**
     * Deletes the answers to a customer, to whoever made tokens for the customer (they hold the names of the tokens), and
     * to the customer's sign-up, which is kept for a network address. It reads the whole table, which is rarely needed.
     */
    forgetOf: (id: string): void => removeAll(forgetOwn.all(id, id, id)),
  }
}

export type AnswerTable = ReturnType<typeof answerTable>
