import type { Musical } from '@outerpark/core/musical'
import type Database from 'better-sqlite3'
import type { SeasonQueries } from '../season-queries.ts'
import { hallQueries } from './hall-queries.ts'
import type { HallReader } from './hall-reader.ts'
import { before, pageOf, startingWith } from './paging.ts'
import { performanceQueries } from './performance-queries.ts'

/** Queries for musicals and performances. */
export function seasonQueries(db: Database.Database, halls: HallReader): SeasonQueries {
  const musicals = db.prepare<[number, string, string, number], Musical & { seq: number }>(
    `SELECT seq, id, title, venue, running_minutes AS runningMinutes, time_zone AS timeZone FROM musicals
     WHERE seq < +? AND id >= ? AND id < ? ORDER BY seq DESC LIMIT +?`,
  )
  const musical = db.prepare<[string], Musical>(
    'SELECT id, title, venue, running_minutes AS runningMinutes, time_zone AS timeZone FROM musicals WHERE id = ?',
  )
  return {
    ...performanceQueries(db),
    ...hallQueries(db, halls),
    async musicals(request) {
      const found = musicals.all(
        before(request),
        ...startingWith(request.idPrefix),
        request.limit + 1,
      )
      return pageOf(found, request.limit, ({ seq: _, ...each }) => each)
    },
    musical: async (id) => musical.get(id),
  }
}
