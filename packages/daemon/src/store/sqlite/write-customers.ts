import type { CustomerRow, Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import type { AnswerTable } from './answers.ts'
import { codeTable } from './codes-rows.ts'

/** Writes customers. Of an erased customer, tokens and kept answers are deleted too. */
export function customerWriter(
  db: Database.Database,
  { answers }: { readonly answers: Pick<AnswerTable, 'forgetOf'> },
) {
  const add = db.prepare(
    'INSERT INTO customers (name, email, language, mail, confirmed, erased_at, id) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const change = db.prepare(
    'UPDATE customers SET name = ?, email = ?, language = ?, mail = ?, confirmed = ?, erased_at = ? WHERE id = ?',
  )
  const revoke = db.prepare('DELETE FROM tokens WHERE owner = ?')

  const codes = codeTable(db)

  return (plan: Pick<Plan, 'customers' | 'codes'>): void => {
    const { customers } = plan
    codes.write(plan.codes)
    for (const row of customers.added) add.run(valuesOf(row))
    for (const row of customers.changed) {
      change.run(valuesOf(row))
      if (row.erasedAt === null) continue
      revoke.run(row.id)
      answers.forgetOf(row.id)
    }
  }
}

const valuesOf = ({ id, name, email, language, mail, confirmed, erasedAt }: CustomerRow) => [
  name,
  email,
  language,
  mail ? 1 : 0,
  confirmed ? 1 : 0,
  erasedAt === null ? null : Date.parse(erasedAt),
  id,
]
