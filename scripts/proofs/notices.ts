import { join } from 'node:path'
import Database from 'better-sqlite3'
import { eventNames } from '../lab/event-names.ts'
import { type Finding, none } from '../lab/findings.ts'

/** A condition on the table `events e`: customers get a notice of this event. */
export const NEEDS_NOTICE = `(e.type IN ('PaymentApproved', 'PaymentNotNeeded', 'PaymentDeclined', 'PaymentDeferred', 'PaymentRefunded',
    'ReservationExpired')
  OR (e.type = 'Reserved' AND EXISTS (
    SELECT 1 FROM reservations r WHERE r.seq = e.reservation AND r.deferred_until IS NOT NULL))
  OR (e.type = 'CustomerInformed' AND e.data ->> '$.announcement.kind' <> 'renamed')
  OR (e.type = 'ReservationCancelled' AND e.data <> '' AND e.data ->> 'by' = 'house')
  OR (e.type = 'PaymentCancelled'
    AND NOT (e.data ->> 'reservation' = 'expired' AND e.data ->> 'refunded' = 0)))`

/**
 * The ids of the events of which customers get a notice on a channel, read from the database of a home. A notice that was
 * overtaken and skipped is not among them.
 */
export function eventsWithNotice(home: string, channel: string): string[] {
  const store = new Database(join(home, 'outerpark.db'), { readonly: true })
  try {
    const skipped = `SELECT about FROM notices WHERE channel = '${channel}' AND because IS NOT NULL`
    return eventNames(
      store,
      `SELECT e.position FROM events e WHERE ${NEEDS_NOTICE} AND e.position NOT IN (${skipped})`,
    )
  } finally {
    store.close()
  }
}

/** Shows that exactly one notice of each of these events was delivered on a channel, and no other notice. */
export function noticedOnce(
  channel: string,
  events: readonly string[],
  told: readonly string[],
): Finding[] {
  const times = new Map(events.map((id) => [id, 0]))
  const strange: string[] = []
  for (const id of told) {
    const before = times.get(id)
    if (before === undefined) strange.push(id)
    else times.set(id, before + 1)
  }
  const wrong = [...times].filter(([, count]) => count !== 1)
  return [
    none(
      `${channel}: out of ${events.length} events those not told of exactly once`,
      wrong.map(([id, count]) => `${id} ${count} times`),
    ),
    none(`${channel}: what was told and never happened`, strange),
  ]
}
