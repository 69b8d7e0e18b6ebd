import { hash } from 'node:crypto'
import type { IdempotencyKey } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { Answer } from '../commit.ts'

/** 48 bits of SHA-256: small in the index, and exact as a number of JavaScript. */
const digestOf = ({ scope, key }: IdempotencyKey): number =>
  Number.parseInt(hash('sha256', `${scope} ${key}`, 'hex').slice(0, 12), 16)

/** The answers that were given under an Idempotency-Key, kept for 24 h. */
export function answerTable(db: Database.Database) {
  const find = db.prepare<[number, string, string], { fingerprint: string; answer: string }>(
    'SELECT fingerprint, answer FROM answers WHERE digest = ? AND scope = ? AND key = ?',
  )
  const insert = db.prepare(
    'INSERT INTO answers (digest, scope, key, fingerprint, answer, kept_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  // Answers are kept in the order of time, so the old ones are the first.
  const forget = db.prepare(
    'DELETE FROM answers WHERE seq IN (SELECT seq FROM answers ORDER BY seq LIMIT 10000) AND kept_at < ?',
  )
  return {
    recall(key: IdempotencyKey) {
      const row = find.get(digestOf(key), key.scope, key.key)
      // What is read here is what `keep` has written.
      return row && { fingerprint: row.fingerprint, answer: JSON.parse(row.answer) as Answer }
    },
    keep(asked: IdempotencyKey, answer: Answer, now: number): void {
      const { scope, key, fingerprint } = asked
      insert.run(digestOf(asked), scope, key, fingerprint, JSON.stringify(answer), now)
    },
    /** Forgets up to 10,000 at a time, so that no commit waits long; returns how many. */
    forgetOlderThan: (time: number): number => forget.run(time).changes,
  }
}
