import { noticeKey, type State } from '@outerpark/core/engine'
import { numberedId, type ReservationStatus } from '@outerpark/core/kernel'
import type { NoticeTemplate } from '@outerpark/core/notice'
import type { Needs } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { announcementFrom } from './announcements.ts'
import type { CustomerNumbers } from './customers.ts'
import type { EventIds } from './event-ids.ts'

type NoticeColumns = {
  at: string
  reservation: number
  customer: number
  template: NoticeTemplate
  text: string
  refunded: number | null
  because: ReservationStatus | null
  announcement: string | null
}

type Parts = { readonly customers: CustomerNumbers; readonly ids: EventIds }

/** @returns loads into the working set the notice for an event and a channel, if it was sent and is not there yet */
export function noticeLoader(db: Database.Database, { customers, ids }: Parts) {
  const noticeOf = db.prepare<[number | string, string], NoticeColumns>(
    'SELECT at, reservation, customer, template, text, refunded, because, announcement FROM notices WHERE about = ? AND channel = ?',
  )
  return (into: State, { about, channel }: NonNullable<Needs['notice']>): void => {
    const key = noticeKey(about, channel)
    if (into.notices.has(key)) return
    const found = noticeOf.get(ids.nameOf(about, into.position), channel)
    if (!found) return
    const { reservation, customer, announcement, ...said } = found
    const reservationId = numberedId('reservation', reservation)
    const customerId = customers.id(customer)
    into.notices.load(key, {
      reservationId,
      customerId,
      about,
      channel,
      ...said,
      ...announcementFrom(announcement),
    })
  }
}
