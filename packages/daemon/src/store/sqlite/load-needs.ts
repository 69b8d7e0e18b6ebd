import {
  asksVisits,
  type CustomerRow,
  planKey,
  type ReservationRow,
  type State,
} from '@outerpark/core/engine'
import { type HallId, reservationIdOf } from '@outerpark/core/kernel'
import type { Needs } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { codeTable } from './codes-rows.ts'
import { customerFinder } from './customers.ts'
import { discountLoader } from './discounts.ts'
import type { EventIds } from './event-ids.ts'
import type { HallReader } from './hall-reader.ts'
import { holdLoader } from './holds.ts'
import { noticeLoader } from './load-notices.ts'
import { performanceLoader } from './load-performances.ts'
import { type StandingParts, standingLoader } from './load-standing.ts'
import { pastHoldLoader } from './past-holds.ts'
import type { ReservationRows } from './reservation-rows.ts'
import { musicalReader } from './season-queries.ts'
import { accessFinder } from './tokens.ts'
import type { UnclaimedLoader } from './unclaimed-payments.ts'

export type LoaderParts = StandingParts & {
  readonly reservations: ReservationRows
  /** the reservations of a customer that await their payment or are confirmed */
  readonly activeOf: (customerId: string) => readonly ReservationRow[]
  readonly ids: EventIds
  readonly halls: HallReader
  readonly loadUnclaimed: UnclaimedLoader
}

/** @returns loads into the working set the rows that a command needs and that are not there yet */
export function needsLoader(db: Database.Database, parts: LoaderParts) {
  const { halls } = parts
  const holds = holdLoader(db)
  const loadPastHold = pastHoldLoader(db)
  const loadPerformance = performanceLoader(db, halls, holds)
  const loadDiscounts = discountLoader(db)
  const loadNotice = noticeLoader(db, parts)
  const people = customerLoader(db)
  const codes = codeTable(db)
  const loadStandingOf = standingLoader(db, { ...parts, holds })
  const loadAccess = accessLoader(db)
  const loadHalls = hallLoader(halls, loadPerformance)
  const loadSeason = seasonLoader(db, loadPerformance)
  const offSince = db
    .prepare<[string], string>('SELECT since FROM webhooks_off WHERE webhook = ?')
    .pluck()

  const loadReservation = (into: State, id: string): void => {
    let row = into.reservations.get(id)
    if (!row) {
      row = parts.reservations.byId(id)
      if (!row) return
      into.reservations.load(id, row)
    }
    loadPerformance(into, row.performanceId)
  }

  const loadActive = (into: State, id: string): void => {
    for (const row of parts.activeOf(id)) into.reservations.load(row.reservationId, row)
  }

  return (into: State, needs: Needs, now: number): void => {
    if (needs.offer) loadPerformance(into, needs.offer.performanceId)
    for (const hold of needs.holdsOf ? holds.ofCustomer(into, needs.holdsOf) : [])
      loadPerformance(into, hold.performanceId)
    if (needs.pastHold) loadPastHold(into, needs.pastHold)
    if (needs.reservation) loadReservation(into, needs.reservation)
    if (needs.paymentNeverSent) parts.loadUnclaimed(into, needs.paymentNeverSent)
    if (needs.standing) loadStandingOf(into, needs.standing.customerId, now)
    if (needs.payment) loadReservation(into, reservationIdOf(needs.payment))
    if (needs.notice) loadNotice(into, needs.notice)
    if (needs.webhook) {
      const since = offSince.get(needs.webhook)
      if (since !== undefined) into.webhooksOff.load(needs.webhook, since)
    }
    if (needs.customer) people.byId(into, needs.customer)
    if (needs.code !== undefined) {
      const found = codes.find(needs.code)
      if (found) into.codes.load(found.email, found)
    }
    if (needs.codesOf) {
      const { email } = into.customers.get(needs.codesOf) ?? {}
      for (const code of codes.about(email ?? '', needs.codesOf)) into.codes.load(code.email, code)
    }
    if (needs.activeBookingsOf) loadActive(into, needs.activeBookingsOf)
    if (needs.discounts) loadDiscounts(into, needs.discounts)
    if (needs.visits && asksVisits(into, needs.visits)) loadActive(into, needs.visits.customerId)
    if (needs.customerWithEmail) people.byEmail(into, needs.customerWithEmail)
    loadSeason(into, needs)
    loadHalls(into, needs)
    loadAccess(into, needs, now)
  }
}

function hallLoader(
  halls: HallReader,
  loadPerformance: ReturnType<typeof performanceLoader>,
): (into: State, needs: Needs) => void {
  const loadNewest = (into: State, id: HallId): void => {
    const found = halls.newest(id)
    if (found) into.halls.load(id, found)
  }
  /** The plan that the performance has, the one that it is to get, and its hall. */
  const loadPlans = (into: State, { performanceId, to }: NonNullable<Needs['replan']>): void => {
    loadPerformance(into, performanceId)
    const was = into.performances.get(performanceId)?.hall
    if (!was) return
    loadNewest(into, was.id)
    const versions = 'version' in to ? [was.version, to.version] : [was.version]
    for (const version of versions) {
      const plan = halls.version({ id: was.id, version })
      if (plan) into.plans.load(planKey(plan), plan)
    }
  }
  return (into, needs) => {
    for (const id of needs.hallSeats ?? []) loadNewest(into, id)
    if (needs.replan) loadPlans(into, needs.replan)
    if (needs.allHalls) for (const hall of halls.all()) into.halls.load(hall.id, hall)
  }
}

function seasonLoader(
  db: Database.Database,
  loadPerformance: ReturnType<typeof performanceLoader>,
) {
  const musicalById = musicalReader(db)
  const startingIn = db
    .prepare<[number, number], string>(
      'SELECT id FROM performances WHERE starts_at_ms BETWEEN +? AND +?',
    )
    .pluck()
  return (into: State, needs: Needs): void => {
    for (const { from, to } of needs.showing ?? [])
      for (const id of startingIn.all(from, to)) loadPerformance(into, id)
    if (needs.musical) {
      const found = musicalById(needs.musical)
      if (found) into.musicals.load(found.id, found)
    }
  }
}

function accessLoader(db: Database.Database) {
  const find = accessFinder(db)
  const loadToken = (into: State, id: string): void => {
    const found = find.token(id)
    if (found) into.tokens.load(id, found)
  }
  return (into: State, needs: Needs, now: number): void => {
    if (needs.asker) loadToken(into, needs.asker)
    if (needs.token) loadToken(into, needs.token)
    if (needs.tokensOf)
      for (const token of find.tokensOf(needs.tokensOf, now)) into.tokens.load(token.id, token)
    if (needs.staff) {
      const found = find.staff(needs.staff)
      if (found) into.staff.load(found.id, found)
    }
  }
}

function customerLoader(db: Database.Database) {
  const customers = customerFinder(db)
  const load = (into: State, found: CustomerRow | undefined): void => {
    if (!found) return
    into.customers.load(found.id, found)
    if (found.email !== null) into.emails.load(found.email, found.id)
  }
  return {
    byId: (into: State, id: string) => load(into, customers.rowById(id)),
    byEmail: (into: State, email: string) => load(into, customers.rowByEmail(email)),
  }
}
