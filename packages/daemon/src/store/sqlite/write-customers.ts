import { customerSearchKey } from '@outerpark/core/customer'
import type { CustomerRow, Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import { codeTable } from './codes-rows.ts'
import { wiping } from './wiping.ts'

/** Writes customers, and the codes of addresses. */
export function customerWriter(db: Database.Database) {
  const add = db.prepare(
    'INSERT INTO customers (name, email, language, mail, confirmed, erased_at, search_key, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const change = db.prepare(
    'UPDATE customers SET name = ?, email = ?, language = ?, mail = ?, confirmed = ?, erased_at = ?, search_key = ? WHERE id = ?',
  )
  const { write } = codeTable(db)
  const wipe = wiping(db)

  return ({ customers, codes }: Pick<Plan, 'customers' | 'codes'>): void => {
    write(codes)
    for (const row of customers.added) add.run(valuesOf(row))
    if (customers.changed.length > 0)
      wipe(() => {
        for (const row of customers.changed) change.run(valuesOf(row))
      })
  }
}

const valuesOf = ({ id, name, email, language, mail, confirmed, erasedAt }: CustomerRow) => [
  name,
  email,
  language,
  mail ? 1 : 0,
  confirmed ? 1 : 0,
  erasedAt === null ? null : Date.parse(erasedAt),
  name === null || email === null ? null : customerSearchKey({ name, email }),
  id,
]
