import type { Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import type { CustomerNumbers } from './customers.ts'
import type { EventIds } from './event-ids.ts'
import { inserter, valuesOf } from './insert.ts'
import { rowOf } from './reservation-rows.ts'

type Parts = { readonly customers: CustomerNumbers; readonly ids: EventIds }

/** Writes notices, and which webhooks were switched off or on. */
export function noticeWriter(db: Database.Database, { customers, ids }: Parts) {
  const columns = [
    'at',
    'reservation',
    'customer',
    'about',
    'channel',
    'template',
    'text',
    'because',
    'refunded',
    'announcement',
  ]
  const insert = inserter(db, `notices (${columns.join()})`, valuesOf(columns.length))
  const switchOn = db.prepare('DELETE FROM webhooks_off WHERE webhook = ?')
  const switchOff = db.prepare('INSERT INTO webhooks_off (webhook, since) VALUES (?, ?)')

  /** @param last the position of the last event */
  return ({ notices, webhooksOff }: Pick<Plan, 'notices' | 'webhooksOff'>, last: number): void => {
    const values: unknown[] = []
    for (const {
      at,
      reservationId,
      customerId,
      about,
      channel,
      template,
      text,
      because,
      refunded,
      announcement,
    } of notices) {
      const customer = customers.number(customerId)
      const name = ids.nameOf(about, last)
      const row = rowOf(reservationId)
      values.push(at, row, customer, name, channel, template, text, because, refunded)
      values.push(announcement ? JSON.stringify(announcement) : null)
    }
    insert(values)
    for (const webhook of webhooksOff.removed) switchOn.run(webhook)
    for (const { webhookId, since } of webhooksOff.added) switchOff.run(webhookId, since)
  }
}
