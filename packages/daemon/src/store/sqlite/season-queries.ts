import type { Musical } from '@outerpark/core/musical'
import type Database from 'better-sqlite3'
import type { SeasonQueries } from '../season-queries.ts'
import { hallQueries } from './hall-queries.ts'
import type { HallReader } from './hall-reader.ts'
import { before, pageOf, startingWith } from './paging.ts'
import { performanceQueries } from './performance-queries.ts'
import { policyFrom } from './refunds.ts'

type Row = Omit<Musical, 'refund'> & { readonly seq: number; readonly refund: string | null }

const COLUMNS =
  'SELECT seq, id, title, venue, running_minutes AS runningMinutes, time_zone AS timeZone, refund FROM musicals'

const shown = ({ seq: _, refund, ...row }: Row): Musical => ({ ...row, ...policyFrom(refund) })

/** Queries for musicals and performances. */
export function seasonQueries(db: Database.Database, halls: HallReader): SeasonQueries {
  const musicals = db.prepare<[number, string, string, number], Row>(
    `${COLUMNS}
     WHERE seq < +? AND id >= ? AND id < ? ORDER BY seq DESC LIMIT +?`,
  )
  const musical = db.prepare<[string], Row>(`${COLUMNS} WHERE id = ?`)
  return {
    ...performanceQueries(db),
    ...hallQueries(db, halls),
    async musicals(request) {
      const found = musicals.all(
        before(request),
        ...startingWith(request.idPrefix),
        request.limit + 1,
      )
      return pageOf(found, request.limit, shown)
    },
    async musical(id) {
      const row = musical.get(id)
      return row && shown(row)
    },
  }
}
