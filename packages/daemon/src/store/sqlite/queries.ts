import { recipientOf } from '@outerpark/core/engine'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { BookingParts } from './booking-finder.ts'
import { bookingQueries } from './booking-queries.ts'
import { breakerMarks } from './breaker-marks.ts'
import { customerLister } from './customer-list.ts'
import { customerFinder } from './customers.ts'
import type { EventIds } from './event-ids.ts'
import type { EventRows } from './event-rows.ts'
import type { HallReader } from './hall-reader.ts'
import { seatTimeQueries } from './holds.ts'
import { noticeQueries } from './notice-queries.ts'
import { seasonQueries } from './season-queries.ts'
import { type TaskQueryParts, taskQueries } from './task-queries.ts'
import { accessQueries } from './tokens.ts'
import { unpaidQueries } from './unpaid-queries.ts'

type Parts = BookingParts &
  TaskQueryParts & {
    readonly events: EventRows
    readonly ids: EventIds
    readonly halls: HallReader
  }

/** All queries of the write side. Each is one statement, or one statement for each row of a short page. */
export function queries(db: Database.Database, parts: Parts): Queries {
  const { now, events } = parts
  const breaker = breakerMarks(db)
  const customers = customerFinder(db)
  return {
    ...seasonQueries(db, parts.halls),
    ...bookingQueries(db, parts),
    ...seatTimeQueries(db),
    ...noticeQueries(db, parts),
    ...accessQueries(db),
    ...taskQueries(db, parts),
    ...unpaidQueries(db),
    customer: async (id) => customers.byId(id),
    recipient: async (id) => recipientOf(customers.rowById(id)),
    customerByEmail: async (email) => customers.byEmail(email.toLowerCase()),
    customers: customerLister(db),
    events: async (from, limit) => events.from(from, limit),
    lastPosition: async () => events.last(),
    breaker: async () => breaker.last(),
    pausedSince: async (since) => breaker.pausedSince(since, now()),
  }
}
