import type { IdempotencyKey } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { seededHash } from './seeded-hash.ts'

/** A key that may bear its own digest, so that it is made once for each request. */
export type DigestedKey = Pick<IdempotencyKey, 'scope' | 'key'> & { readonly digest?: number }

/**
 * Digests of Idempotency-Keys and of the requests that came with them. They are stored, so their seed is, too: it is
 * the home's own, and nobody outside can choose keys that collide.
 */
export function digester(db: Database.Database) {
  db.prepare("INSERT OR IGNORE INTO meta VALUES ('digest-seed', lower(hex(randomblob(8))))").run()
  const seed = db.prepare("SELECT value FROM meta WHERE name = 'digest-seed'").pluck().get()
  const hash = seededHash(Buffer.from(String(seed), 'hex'))
  return {
    ofKey: ({ scope, key, digest }: DigestedKey): number => digest ?? hash(scope, ' ', key),
    ofRequest: (text: string): number => hash(text),
    /** The key with its own digest. The digest of the request stands for the request from here on. */
    digested: ({ scope, key, fingerprint }: IdempotencyKey): DigestedKey & IdempotencyKey => ({
      scope,
      key,
      fingerprint: String(hash(fingerprint)),
      digest: hash(scope, ' ', key),
    }),
  }
}

export type Digester = ReturnType<typeof digester>
