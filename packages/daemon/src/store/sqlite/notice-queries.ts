import { asId, type EventId, numberedId } from '@outerpark/core/kernel'
import { noticeFields } from '@outerpark/core/notice'
import type { NoticeRow, Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { announcementFrom } from './announcements.ts'
import type { CustomerNumbers } from './customers.ts'
import type { EventIds } from './event-ids.ts'
import type { EventRows } from './event-rows.ts'
import { before, pageOf } from './paging.ts'
import type { ReservationRows } from './reservation-rows.ts'

type NoticeColumns = Pick<NoticeRow, 'at' | 'channel' | 'template'> & {
  seq: number
  reservation: number
  customer: number
  about: number | EventId
  /** empty, except for a notice of an older version */
  text: string
  refunded: number | null
  announcement: string | null
}

type Parts = {
  readonly customers: CustomerNumbers
  readonly ids: EventIds
  readonly events: Pick<EventRows, 'last'>
  readonly rows: ReservationRows
}

/** Queries for the notices of one customer or of all, and of one event, and for webhooks that are switched off. */
export function noticeQueries(
  db: Database.Database,
  { customers, ids, events, rows }: Parts,
): Pick<Queries, 'notices' | 'noticeEnded' | 'webhookOffSince'> {
  const columns =
    'SELECT seq, at, reservation, customer, about, channel, template, text, refunded, announcement FROM notices'
  const all = db.prepare<[number, number], NoticeColumns>(
    `${columns} WHERE because IS NULL AND seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const own = db.prepare<[number, number, number], NoticeColumns>(
    `${columns} WHERE customer = +? AND channel <> 'webhook' AND because IS NULL AND seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const ended = db
    .prepare<[number | string, string], 1>('SELECT 1 FROM notices WHERE about = ? AND channel = ?')
    .pluck()
  const webhookOff = db
    .prepare<[string], string>('SELECT since FROM webhooks_off WHERE webhook = ?')
    .pluck()
  const shown = (columns: NoticeColumns): NoticeRow => {
    const { at, reservation, customer, about, channel, template, text, refunded } = columns
    const notice = {
      at,
      reservationId: numberedId('reservation', reservation),
      customerId: customers.id(customer),
      about: typeof about === 'number' ? ids.at(about) : asId<'event'>(about),
      channel,
      template,
    }
    if (text !== '') return { ...notice, text }
    const said = announcementFrom(columns.announcement)
    const booking = rows.at(reservation)
    if (!booking) throw new Error(`There is no reservation ${notice.reservationId}.`)
    return { ...notice, fields: { ...noticeFields(booking, refunded ?? 0), ...said } }
  }

  return {
    async notices(request) {
      const { customerId, limit } = request
      if (customerId === undefined) return pageOf(all.all(before(request), limit + 1), limit, shown)
      const customer = customers.number(customerId)
      const found = customer === undefined ? [] : own.all(customer, before(request), limit + 1)
      return pageOf(found, limit, shown)
    },
    noticeEnded: async ({ about, channel }) =>
      ended.get(ids.nameOf(about, events.last()), channel) !== undefined,
    webhookOffSince: async (id) => webhookOff.get(id),
  }
}
