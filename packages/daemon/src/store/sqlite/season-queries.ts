import { type Musical, type MusicalNamed, mayBe } from '@outerpark/core/musical'
import type Database from 'better-sqlite3'
import type { SeasonQueries } from '../season-queries.ts'
import { announcementQueries, castFrom } from './announcements.ts'
import { hallQueries } from './hall-queries.ts'
import type { HallReader } from './hall-reader.ts'
import { cancelledReader } from './off-sale.ts'
import { before, pageOf, startingWith } from './paging.ts'
import { performanceQueries } from './performance-queries.ts'
import { policyFrom } from './refunds.ts'

/** This migration adds the name of a musical in season files. Those that there are have none. */
export const SEASON_KEYS = `
  ALTER TABLE musicals ADD COLUMN season_key TEXT;
  CREATE UNIQUE INDEX musicals_by_season_key ON musicals (season_key) WHERE season_key IS NOT NULL;
`

type Row = Omit<Musical, 'refund' | 'key' | 'age' | 'cast' | 'perCustomer'> & {
  readonly seq: number
  readonly key: string | null
  readonly refund: string | null
  readonly age: number | null
  readonly castList: string | null
  readonly perCustomer: number | null
}

const COLUMNS =
  'SELECT seq, id, title, venue, running_minutes AS runningMinutes, time_zone AS timeZone, season_key AS key, refund, age, cast_list AS castList, per_customer AS perCustomer FROM musicals'

const shown = ({ seq: _, key, refund, age, castList, perCustomer, ...row }: Row): Musical => ({
  ...row,
  ...(key !== null && { key }),
  ...policyFrom(refund),
  ...(age !== null && { age }),
  ...(castList !== null && { cast: castFrom(castList) }),
  ...(perCustomer !== null && { perCustomer }),
})

/** Reads the musicals that a season may mean. It reads all and compares, since spellings that look alike count. */
export function namedMusicals(
  db: Database.Database,
): (named: readonly MusicalNamed[]) => readonly Musical[] {
  const read = db.prepare<[], Row>(COLUMNS)
  return (named) =>
    read
      .all()
      .map(shown)
      .filter((musical) => named.some((each) => mayBe(each, musical)))
}

/** Reads a musical by its id. */
export function musicalReader(db: Database.Database): (id: string) => Musical | undefined {
  const read = db.prepare<[string], Row>(`${COLUMNS} WHERE id = ?`)
  return (id) => {
    const row = read.get(id)
    return row && shown(row)
  }
}

/** Queries for musicals and performances. */
export function seasonQueries(db: Database.Database, halls: HallReader): SeasonQueries {
  const musicals = db.prepare<[number, string, string, number], Row>(
    `${COLUMNS}
     WHERE seq < +? AND id >= ? AND id < ? ORDER BY seq DESC LIMIT +?`,
  )
  const musical = musicalReader(db)
  return {
    ...performanceQueries(db),
    ...cancelledReader(db),
    ...announcementQueries(db),
    ...hallQueries(db, halls),
    async musicals(request) {
      const found = musicals.all(
        before(request),
        ...startingWith(request.idPrefix),
        request.limit + 1,
      )
      return pageOf(found, request.limit, shown)
    },
    musical: async (id) => musical(id),
  }
}
