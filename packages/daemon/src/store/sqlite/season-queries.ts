import type { Musical } from '@outerpark/core/musical'
import type Database from 'better-sqlite3'
import type { SeasonQueries } from '../season-queries.ts'
import { feeFrom } from './booking-fees.ts'
import { discountReader } from './discounts.ts'
import { hallQueries } from './hall-queries.ts'
import type { HallReader } from './hall-reader.ts'
import { cancelledReader } from './off-sale.ts'
import { before, pageOf, startingWith } from './paging.ts'
import { performanceQueries } from './performance-queries.ts'
import { policyFrom } from './refunds.ts'

type Row = Omit<Musical, 'refund' | 'bookingFee'> & {
  readonly seq: number
  readonly refund: string | null
  readonly fee: string | null
}

const COLUMNS =
  'SELECT seq, id, title, venue, running_minutes AS runningMinutes, time_zone AS timeZone, refund, booking_fee AS fee FROM musicals'

const shown = ({ seq: _, refund, fee, ...row }: Row): Musical => ({
  ...row,
  ...policyFrom(refund),
  ...feeFrom(fee),
})

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
  const discounts = discountReader(db)
  return {
    ...performanceQueries(db),
    ...cancelledReader(db),
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
    discounts: async (id) => discounts(id),
  }
}
