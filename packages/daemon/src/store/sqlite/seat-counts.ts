import type { GradeRow } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import { inserter, valuesOf } from './insert.ts'

/**
 * This migration puts the seat counters of the grades into narrow rows of their own, with the number of the grade as their
 * key. Before, the key was text and the rows lay between names and prices: a commit that sold seats of many grades wrote
 * as many pages, and each counter took three times as long.
 *
 * `seat_counts` has no foreign key. With one, SQLite would delete a row and look for its grade each time it is replaced.
 */
export const SEAT_COUNTS = `
  CREATE TABLE grades_numbered (
    seq INTEGER PRIMARY KEY,
    performance_id TEXT NOT NULL REFERENCES performances (id),
    grade TEXT NOT NULL,
    place INTEGER NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    currency TEXT NOT NULL,
    UNIQUE (performance_id, grade)
  ) STRICT;
  INSERT INTO grades_numbered (performance_id, grade, place, price, currency)
    SELECT g.performance_id, g.grade, g.place, g.price, g.currency
    FROM grades g JOIN performances p ON p.id = g.performance_id ORDER BY p.seq, g.place;

  CREATE TABLE seat_counts (
    grade INTEGER PRIMARY KEY, -- seq of the grade
    capacity INTEGER NOT NULL CHECK (capacity > 0),
    available INTEGER NOT NULL CHECK (available >= 0),
    held INTEGER NOT NULL CHECK (held >= 0),
    sold INTEGER NOT NULL CHECK (sold >= 0),
    CHECK (available + held + sold = capacity)
  ) STRICT;
  INSERT INTO seat_counts (grade, capacity, available, held, sold)
    SELECT n.seq, g.capacity, g.available, g.held, g.sold
    FROM grades_numbered n JOIN grades g ON g.performance_id = n.performance_id AND g.grade = n.grade
    ORDER BY n.seq;

  DROP TABLE grades;
  ALTER TABLE grades_numbered RENAME TO grades;
  CREATE VIEW grades_with_seats AS
    SELECT g.seq, g.performance_id, g.grade, g.place, g.price, g.currency, c.capacity, c.available, c.held, c.sold
    FROM grades g JOIN seat_counts c ON c.grade = g.seq;
`

/** The numbers of the grades, which never change. They stay in memory once they were read. */
export function gradeNumbers(db: Database.Database) {
  const find = db
    .prepare<[string, string], number>(
      'SELECT seq FROM grades WHERE performance_id = ? AND grade = ?',
    )
    .pluck()
  /** by performance, then by grade: a text of both would have to be made and hashed for each look-up */
  const known = new Map<string, Map<string, number>>()

  const keep = (performanceId: string, grade: string, number: number): number => {
    const ofPerformance = known.get(performanceId)
    if (ofPerformance) ofPerformance.set(grade, number)
    else known.set(performanceId, new Map([[grade, number]]))
    return number
  }
  return {
    keep,
    of({ performanceId, grade }: Pick<GradeRow, 'performanceId' | 'grade'>): number {
      const before = known.get(performanceId)?.get(grade)
      if (before !== undefined) return before
      const number = find.get(performanceId, grade)
      if (number === undefined) throw new Error(`There is no grade ${performanceId} ${grade}.`)
      return keep(performanceId, grade, number)
    },
    /** A transaction was rolled back, so a grade that it added may not exist. */
    forget: () => known.clear(),
  }
}

export type GradeNumbers = ReturnType<typeof gradeNumbers>

/** Writes the seat counters of grades, whether they have some already or not. */
export function seatCountWriter(db: Database.Database, numbers: GradeNumbers) {
  const columns = ['grade', 'capacity', 'available', 'held', 'sold']
  const table = `seat_counts (${columns.join()})`
  const replace = inserter(db, table, valuesOf(columns.length), 'REPLACE')
  return (rows: readonly GradeRow[]): void => {
    const values: number[] = []
    for (const row of rows) {
      const { capacity, available, held, sold } = row
      values.push(numbers.of(row), capacity, available, held, sold)
    }
    replace(values)
  }
}
