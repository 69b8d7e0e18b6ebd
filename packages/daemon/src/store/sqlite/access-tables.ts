import type { Migration } from './migrations.ts'

/**
 * Named tokens with scopes and an end, and the staff of the box office. Each customer of a version before had one token,
 * which did not end.
 *
 * The first index serves lists, and the second one finds those that are valid among many that are not.
 */
export const ACCESS: Migration = `
  CREATE TABLE tokens_with_scopes (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL UNIQUE,
    owner TEXT NOT NULL, -- the id of a customer or of a staff member
    name TEXT NOT NULL,
    scopes TEXT NOT NULL, -- with spaces between them
    created_at INTEGER NOT NULL,
    ends_at INTEGER, -- NULL if it does not end by itself
    revoked_at INTEGER
  ) STRICT;
  INSERT INTO tokens_with_scopes (seq, id, hash, owner, name, scopes, created_at)
    SELECT n, numbered_id('token', n), hash, customer_id, 'sign-up', 'read book', created_at
    FROM (SELECT row_number() OVER (ORDER BY created_at, hash) AS n, hash, customer_id, created_at FROM tokens);
  DROP TABLE tokens;
  ALTER TABLE tokens_with_scopes RENAME TO tokens;
  CREATE INDEX tokens_of_owner ON tokens (owner, seq);
  CREATE INDEX tokens_valid ON tokens (owner, ifnull(ends_at, 9e15)) WHERE revoked_at IS NULL;

  CREATE TABLE staff (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
`
