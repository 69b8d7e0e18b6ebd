import type Database from 'better-sqlite3'
import { linesSaid } from '../lab/stored-lines.ts'
import type { HeldSeats } from './promises.ts'

type Row = { readonly lines: string; readonly until: number; readonly may_extend: 0 | 1 }

/** The holds that were answered, whose time is not over, and that are not as they were answered. */
export function lostHolds(db: Database.Database, held: readonly HeldSeats[]): string[] {
  const read = db.prepare<[string, string], Row>(
    'SELECT lines, until, may_extend FROM holds WHERE performance = ? AND customer = ?',
  )
  return held
    .filter(({ until }) => Date.parse(until) > Date.now())
    .flatMap(({ customer, performanceId, lines, until, mayExtend }) => {
      const row = read.get(performanceId, customer)
      const due = [linesSaid(lines), Date.parse(until), Number(mayExtend)].join()
      const found = row ? [row.lines, row.until, row.may_extend].join() : 'nothing'
      return found === due ? [] : [`${customer} was told ${due}, and holds ${found}`]
    })
}
