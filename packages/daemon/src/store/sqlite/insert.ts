import type Database from 'better-sqlite3'

/** How many rows one statement inserts: a row costs a third less in the larger ones. */
const SIZES = [32, 8, 1] as const

/**
 * Inserts any number of rows with as few statements as there are for them. A statement is prepared when it is first
 * needed.
 *
 * @param table the table and its columns, as in `events (position, type, data)`
 * @param row what is written in a row, as in `(?, ?, '')`: a value that is in every row costs nothing when it stands here
 * @returns inserts rows whose values, one for each `?`, follow one another in one flat list
 */
export function inserter(db: Database.Database, table: string, row: string) {
  const columns = row.split('?').length - 1
  const prepared = new Map<number, Database.Statement<unknown[]>>()
  const statement = (size: number) => {
    const known = prepared.get(size)
    if (known) return known
    const made = db.prepare<unknown[]>(
      `INSERT INTO ${table} VALUES ${Array(size).fill(row).join()}`,
    )
    prepared.set(size, made)
    return made
  }
  return (values: readonly unknown[]): void => {
    let from = 0
    for (const size of SIZES) {
      const length = size * columns
      for (; values.length - from >= length; from += length)
        // One by one: SQLite's binding takes arguments faster than it reads them out of a list.
        statement(size).run(...values.slice(from, from + length))
    }
  }
}

/** Such a row of nothing but values. */
export const valuesOf = (columns: number): string => `(${Array(columns).fill('?').join()})`
