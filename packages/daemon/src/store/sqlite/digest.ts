import type { IdempotencyKey } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { seededHash } from './seeded-hash.ts'

/**
 * Makes digests of Idempotency-Keys and of their requests. The digests are stored, so their seed is stored too. Each
 * home has its own seed, so that nobody outside can choose keys that collide.
 */
export function digester(db: Database.Database) {
  db.prepare("INSERT OR IGNORE INTO meta VALUES ('digest-seed', lower(hex(randomblob(8))))").run()
  const seed = db.prepare("SELECT value FROM meta WHERE name = 'digest-seed'").pluck().get()
  const hash = seededHash(Buffer.from(String(seed), 'hex'))
  return {
    /** The digest of a key. If the key has a number, that number is the digest. */
    ofKey: ({ scope, key, number }: Omit<IdempotencyKey, 'fingerprint'>): number =>
      number ?? hash(scope, ' ', key),
    ofRequest: (text: string): number => hash(text),
    /** The key with its digest as its number, and with the digest of the request as its fingerprint. */
    digested: ({ scope, key, fingerprint }: IdempotencyKey): IdempotencyKey => ({
      scope,
      key,
      fingerprint: String(hash(fingerprint)),
      number: hash(scope, ' ', key),
    }),
  }
}

export type Digester = ReturnType<typeof digester>
