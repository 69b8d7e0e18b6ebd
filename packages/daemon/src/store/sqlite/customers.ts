import type { Customer } from '@outerpark/core/customer'
import type Database from 'better-sqlite3'

type Row = Omit<Customer, 'mail'> & { readonly mail: 0 | 1 }

/** Finds one customer by each of the ways in which one is named. */
export function customerFinder(db: Database.Database) {
  const columns = 'c.id, c.name, c.email, c.language, c.mail'
  const byId = db.prepare<[string], Row>(`SELECT ${columns} FROM customers c WHERE c.id = ?`)
  const byEmail = db.prepare<[string], Row>(`SELECT ${columns} FROM customers c WHERE c.email = ?`)
  const byToken = db.prepare<[string], Row>(
    `SELECT ${columns} FROM tokens t JOIN customers c ON c.id = t.customer_id WHERE t.hash = ?`,
  )
  return {
    byId: (id: string) => customerOf(byId.get(id)),
    byEmail: (email: string) => customerOf(byEmail.get(email)),
    byToken: (hash: string) => customerOf(byToken.get(hash)),
  }
}

/** SQLite has no booleans. */
function customerOf(row: Row | undefined): Customer | undefined {
  return row && { ...row, mail: row.mail === 1 }
}
