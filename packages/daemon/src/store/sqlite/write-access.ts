import type { Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'

/** Writes tokens and staff members. */
export function accessWriter(db: Database.Database) {
  const addToken = db.prepare(
    `INSERT INTO tokens (id, hash, owner, name, scopes, created_at, ends_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const revokeToken = db.prepare('UPDATE tokens SET revoked_at = ? WHERE id = ?')
  const addStaff = db.prepare(
    'INSERT INTO staff (id, name, scopes, added_at, revoked_at) VALUES (?, ?, ?, ?, ?)',
  )
  const revokeStaff = db.prepare('UPDATE staff SET revoked_at = ? WHERE id = ?')

  return ({ tokens, staff }: Pick<Plan, 'tokens' | 'staff'>): void => {
    for (const { id, hash, owner, name, scopes, createdAt, endsAt, revokedAt } of tokens.added) {
      const times = [Date.parse(createdAt), msOrNull(endsAt), msOrNull(revokedAt)]
      addToken.run(id, hash, owner, name, scopes.join(' '), ...times)
    }
    for (const { id, revokedAt } of tokens.changed) revokeToken.run(msOrNull(revokedAt), id)
    for (const { id, name, scopes, addedAt, revokedAt } of staff.added)
      addStaff.run(id, name, scopes.join(' '), Date.parse(addedAt), msOrNull(revokedAt))
    for (const { id, revokedAt } of staff.changed) revokeStaff.run(msOrNull(revokedAt), id)
  }
}

const msOrNull = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso))
