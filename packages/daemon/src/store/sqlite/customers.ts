import { type CustomerRow, customerOf } from '@outerpark/core/engine'
import type { CustomerId } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'

export type CustomerValues = Omit<CustomerRow, 'mail' | 'confirmed' | 'erasedAt'> & {
  readonly mail: 0 | 1
  readonly confirmed: 0 | 1
  readonly erasedAt: number | null
}

/** The columns of a customer's row, which has the alias `c`. */
export const CUSTOMER_COLUMNS =
  'c.id, c.name, c.email, c.language, c.mail, c.confirmed, c.erased_at AS erasedAt'

/** Finds a customer by id or e-mail address. A customer who was erased is found by the id alone, as a row. */
export function customerFinder(db: Database.Database) {
  const columns = CUSTOMER_COLUMNS
  const byId = db.prepare<[string], CustomerValues>(
    `SELECT ${columns} FROM customers c WHERE c.id = ?`,
  )
  const byEmail = db.prepare<[string], CustomerValues>(
    `SELECT ${columns} FROM customers c WHERE c.email = ?`,
  )
  return {
    byId: (id: string) => customerOf(customerRow(byId.get(id))),
    byEmail: (email: string) => customerOf(customerRow(byEmail.get(email))),
    rowById: (id: string) => customerRow(byId.get(id)),
    rowByEmail: (email: string) => customerRow(byEmail.get(email)),
  }
}

/** SQLite stores booleans as 0 and 1, and times as numbers here. */
export function customerRow(row: CustomerValues | undefined): CustomerRow | undefined {
  if (!row) return undefined
  const { mail, confirmed, erasedAt } = row
  return {
    ...row,
    mail: mail === 1,
    confirmed: confirmed === 1,
    erasedAt: erasedAt === null ? null : new Date(erasedAt).toISOString(),
  }
}

/** The numbers of so many customers are kept in memory. When there are more, the memory is cleared. */
const REMEMBERED = 20_000

/** Translates customer ids to the numbers in the tables, and back. Neither ever changes. */
export function customerNumbers(db: Database.Database) {
  const numberOf = db.prepare<[string], number>('SELECT seq FROM customers WHERE id = ?').pluck()
  const idOf = db.prepare<[number], CustomerId>('SELECT id FROM customers WHERE seq = ?').pluck()
  const numbers = new Map<string, number>()
  const ids = new Map<number, CustomerId>()
  return {
    /** The number of the customer, or undefined if there is no such customer. */
    number(id: string): number | undefined {
      const before = numbers.get(id)
      if (before !== undefined) return before
      const number = numberOf.get(id)
      if (number === undefined) return undefined
      if (numbers.size >= REMEMBERED) numbers.clear()
      numbers.set(id, number)
      return number
    },
    id(number: number): CustomerId {
      const before = ids.get(number)
      if (before !== undefined) return before
      const id = idOf.get(number)
      if (id === undefined) throw new Error(`There is no customer ${number}.`)
      if (ids.size >= REMEMBERED) ids.clear()
      ids.set(number, id)
      return id
    },
    /** A transaction was rolled back, so a customer whom it added may not exist. */
    forget(): void {
      numbers.clear()
      ids.clear()
    },
  }
}

export type CustomerNumbers = ReturnType<typeof customerNumbers>
