import type Database from 'better-sqlite3'

/** The numbers of rows that one statement inserts. In the larger statements a row takes a third less time. */
const SIZES = [32, 8, 1] as const

/**
 * Inserts any number of rows with as few statements as possible. A statement is prepared when it is first needed.
 *
 * @param table the table and its columns, as in `events (position, type, data)`
 * @param row the values of a row, as in `(?, ?, '')`; a constant here costs nothing
 * @param verb REPLACE also writes rows whose key is taken
 * @returns inserts rows. Its argument is one flat list with the values for each `?`, row after row
 */
export function inserter(
  db: Database.Database,
  table: string,
  row: string,
  verb: 'INSERT' | 'REPLACE' = 'INSERT',
) {
  const columns = row.split('?').length - 1
  const prepared = new Map<number, Database.Statement<unknown[]>>()
  const statement = (size: number) => {
    const known = prepared.get(size)
    if (known) return known
    const made = db.prepare<unknown[]>(
      `${verb} INTO ${table} VALUES ${Array(size).fill(row).join()}`,
    )
    prepared.set(size, made)
    return made
  }
  return (values: readonly unknown[]): void => {
    let from = 0
    for (const size of SIZES) {
      const length = size * columns
      for (; values.length - from >= length; from += length)
        // As single arguments: better-sqlite3 reads them faster than an array.
        statement(size).run(...values.slice(from, from + length))
    }
  }
}

/** A row that has only `?`: `(?,?,?)`. */
export const valuesOf = (columns: number): string => `(${Array(columns).fill('?').join()})`
