import type { CustomerRow, Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'

/** Writes customers and their tokens. */
export function customerWriter(db: Database.Database) {
  const add = db.prepare(
    'INSERT INTO customers (name, email, language, mail, erased_at, id) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const change = db.prepare(
    'UPDATE customers SET name = ?, email = ?, language = ?, mail = ?, erased_at = ? WHERE id = ?',
  )
  const token = db.prepare('INSERT INTO tokens (hash, customer_id, created_at) VALUES (?, ?, ?)')

  return ({ customers, tokens }: Pick<Plan, 'customers' | 'tokens'>): void => {
    for (const row of customers.added) add.run(valuesOf(row))
    for (const row of customers.changed) change.run(valuesOf(row))
    for (const { hash, customerId, at } of tokens) token.run(hash, customerId, at)
  }
}

const valuesOf = ({ id, name, email, language, mail, erasedAt }: CustomerRow) => [
  name,
  email,
  language,
  mail ? 1 : 0,
  erasedAt === null ? null : Date.parse(erasedAt),
  id,
]
