import { join } from 'node:path'
import Database from 'better-sqlite3'
import { eventNames } from '../lab/event-names.ts'
import { type Finding, none } from '../lab/findings.ts'

/** Picks the events that customers are told of out of the table `events e`. */
export const IS_TOLD = `(e.type IN ('PaymentApproved', 'PaymentDeclined', 'PaymentDeferred', 'ReservationExpired')
  OR (e.type = 'Reserved' AND EXISTS (
    SELECT 1 FROM reservations r WHERE r.seq = e.reservation AND r.deferred_until IS NOT NULL))
  OR (e.type = 'PaymentCancelled'
    AND NOT (e.data ->> 'reservation' = 'expired' AND e.data ->> 'refunded' = 0)))`

/** The events of the log that customers are to be told of, read off the database of a home. */
export function eventsToTell(home: string): string[] {
  const store = new Database(join(home, 'outerpark.db'), { readonly: true })
  try {
    return eventNames(store, `SELECT e.position FROM events e WHERE ${IS_TOLD}`)
  } finally {
    store.close()
  }
}

/** Shows that each event was told of exactly once on a channel, and nothing else was. */
export function toldOnce(
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
