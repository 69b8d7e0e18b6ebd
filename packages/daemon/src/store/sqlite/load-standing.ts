import {
  type CountedReservation,
  countedHold,
  countedOf,
  holdsMadeIn,
  loadStanding,
  type ReservationRow,
  type State,
} from '@outerpark/core/engine'
import { type CustomerId, msOf, numberOf } from '@outerpark/core/kernel'
import { MOST_TIMES } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'
import { HAS_SEATS, reservationStatus } from './codes.ts'
import type { CustomerNumbers } from './customers.ts'
import type { HoldLoader } from './holds.ts'
import type { OfferTable } from './offers.ts'
import type { OwnerIndex } from './owner-index.ts'
import { SEATS_LEFT } from './refunds.ts'

export type StandingParts = {
  readonly customers: CustomerNumbers
  readonly offers: OfferTable
  readonly owners: OwnerIndex
}

type Values = [
  offer: number,
  seats: number,
  status: number,
  countedAt: number | null,
  chargedAt: number | null,
]

const HOLDS_SEATS = `status IN ${HAS_SEATS}`

/**
 * @returns counts a customer's standing, if it is not in the working set yet. It reads all reservations of the customer
 *   once; from then on the events of the working set change the standing. Rows that this group has added or changed are
 *   taken from the working set, since the database does not have them yet
 */
export function standingLoader(
  db: Database.Database,
  { customers, offers, owners, holds }: StandingParts & { readonly holds: HoldLoader },
) {
  // All at once, and alike ones added up: all who book wait while the reservations of a customer with thousands of them are read.
  const counted = db
    .prepare<[{ numbers: string; since: number }], Values>(
      `SELECT offer, sum(${SEATS_LEFT}), status, max(counted_at), max(iif(charge_id > '', paid_at, NULL))
       FROM json_each(:numbers) AS number CROSS JOIN reservations r ON seq = number.value
       WHERE ${HOLDS_SEATS} OR counted_at >= +:since OR (charge_id > '' AND paid_at >= +:since)
       GROUP BY offer, status, iif(counted_at >= +:since, seq, NULL)`,
    )
    .raw()

  const read = ([offer, seats, status, countedAt, chargedAt]: Values): CountedReservation => ({
    performanceId: offers.read(offer).performanceId,
    seats,
    status: reservationStatus.word(status),
    countedAt: countedAt ?? undefined,
    chargedAt: chargedAt ?? undefined,
  })

  const holdsMade = db
    .prepare<[string, string, number], string>(
      `SELECT at FROM events WHERE type = 'SeatsHeld' AND data ->> 'customerId' = +? AND at >= +?
       ORDER BY at DESC LIMIT +?`,
    )
    .pluck()

  return (into: State, customerId: CustomerId, now: number): void => {
    const reservations = (since: number): CountedReservation[] => {
      const changed = changedRows(into, customerId)
      const held = holds.ofCustomer(into, customerId).map(countedHold)
      const customer = customers.number(customerId)
      if (customer === undefined) return [...held, ...changed.map(countedOf)]
      const known = new Set(
        changed.map(({ reservationId }) => numberOf('reservation', reservationId)),
      )
      const others = owners.allNow(customer).filter((seq) => !known.has(seq))
      const rows = counted.all({ numbers: JSON.stringify(others), since })
      return [...held, ...changed.map(countedOf), ...rows.map(read)]
    }
    const made = (since: number): number[] => [
      ...holdsMade.all(customerId, new Date(since).toISOString(), MOST_TIMES).map(msOf),
      ...holdsMadeIn(into.group.events, customerId),
    ]
    loadStanding(into, customerId, now, reservations, made)
  }
}

/** The customer's reservations that this group has added or changed. */
function changedRows({ reservations }: State, owner: CustomerId): readonly ReservationRow[] {
  const rows: ReservationRow[] = []
  for (const { row } of reservations.touched) if (row?.customerId === owner) rows.push(row)
  return rows
}
