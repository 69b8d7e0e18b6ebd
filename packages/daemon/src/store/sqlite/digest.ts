import type { IdempotencyKey } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { seededHash } from './seeded-hash.ts'

/**
 * Digests of Idempotency-Keys and of the requests that came with them. They are stored, so their seed is, too: it is
 * the home's own, and nobody outside can choose keys that collide.
 */
export function digester(db: Database.Database) {
  db.prepare("INSERT OR IGNORE INTO meta VALUES ('digest-seed', lower(hex(randomblob(8))))").run()
  const seed = db.prepare("SELECT value FROM meta WHERE name = 'digest-seed'").pluck().get()
  const hash = seededHash(Buffer.from(String(seed), 'hex'))
  return {
    /** The number of the key, if it has one: that was made here. */
    ofKey: ({ scope, key, number }: Omit<IdempotencyKey, 'fingerprint'>): number =>
      number ?? hash(scope, ' ', key),
    ofRequest: (text: string): number => hash(text),
    /** The key with its number. The digest of the request stands for the request from here on. */
    digested: ({ scope, key, fingerprint }: IdempotencyKey): IdempotencyKey => ({
      scope,
      key,
      fingerprint: String(hash(fingerprint)),
      number: hash(scope, ' ', key),
    }),
  }
}

export type Digester = ReturnType<typeof digester>
