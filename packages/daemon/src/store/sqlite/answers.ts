import type { IdempotencyKey } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { Answer } from '../commit.ts'

/** The answers that were given under an Idempotency-Key, kept for 24 h. */
export function answerTable(db: Database.Database) {
  const find = db.prepare<[string, string], { fingerprint: string; answer: string }>(
    'SELECT fingerprint, answer FROM answers WHERE scope = ? AND key = ?',
  )
  const insert = db.prepare(
    'INSERT INTO answers (scope, key, fingerprint, answer, kept_at) VALUES (?, ?, ?, ?, ?)',
  )
  const forget = db.prepare(
    'DELETE FROM answers WHERE (scope, key) IN (SELECT scope, key FROM answers WHERE kept_at < ? LIMIT 10000)',
  )
  return {
    recall({ scope, key }: IdempotencyKey) {
      const row = find.get(scope, key)
      // What is read here is what `keep` has written.
      return row && { fingerprint: row.fingerprint, answer: JSON.parse(row.answer) as Answer }
    },
    keep({ scope, key, fingerprint }: IdempotencyKey, answer: Answer, now: number): void {
      insert.run(scope, key, fingerprint, JSON.stringify(answer), now)
    },
    forgetOlderThan: (time: number): number => forget.run(time).changes,
  }
}
