import { answerKey, emptyState, gradeKey, noticeKey, type State } from '@outerpark/core/engine'
import {
  type MusicalId,
  numberedId,
  type PerformanceId,
  reservationIdOf,
} from '@outerpark/core/kernel'
import type { Musical } from '@outerpark/core/musical'
import type { NoticeTemplate } from '@outerpark/core/notice'
import type { IdempotencyKey, Needs } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { AnswerTable } from './answers.ts'
import type { BookingKeys } from './booking-keys.ts'
import { breakerMarks } from './breaker-marks.ts'
import { type CustomerNumbers, customerFinder } from './customers.ts'
import type { EventIds } from './event-ids.ts'
import type { EventRows } from './event-rows.ts'
import type { ReservationRows } from './reservation-rows.ts'

/** So many reservations and performances stay from one group to the next; then it begins anew. */
const KEPT_RESERVATIONS = 256
const KEPT_PERFORMANCES = 2_048

type Parts = {
  readonly customers: CustomerNumbers
  readonly reservations: ReservationRows
  readonly events: EventRows
  readonly ids: EventIds
  readonly answers: AnswerTable
  readonly keys: BookingKeys
}

type GradeColumns = {
  grade: string
  price: number
  currency: string
  capacity: number
  available: number
  held: number
  sold: number
}

type NoticeColumns = {
  at: string
  reservation: number
  customer: number
  template: NoticeTemplate
  text: string
}

/**
 * The rows that commands are decided on. This process is the only one that writes, so what was read stays true: seats
 * of a performance are counted here and written once a group. A group that is rolled back takes all of it along.
 */
export function workingSet(db: Database.Database, parts: Parts) {
  const { reservations, events, ids, answers, keys } = parts
  const customers = customerFinder(db)
  const breaker = breakerMarks(db)
  const musicalById = db.prepare<[string], Musical>(
    'SELECT id, title, venue, running_minutes AS runningMinutes FROM musicals WHERE id = ?',
  )
  const performanceById = db.prepare<
    [string],
    { id: PerformanceId; musicalId: MusicalId; title: string; venue: string; startsAt: string }
  >(
    `SELECT p.id, p.musical_id AS musicalId, m.title, m.venue, p.starts_at AS startsAt
     FROM performances p JOIN musicals m ON m.id = p.musical_id WHERE p.id = ?`,
  )
  const gradesOf = db.prepare<[string], GradeColumns>(
    `SELECT grade, price, currency, capacity, available, held, sold FROM grades
     WHERE performance_id = +? ORDER BY place`,
  )
  const noticeOf = db.prepare<[number | string, string], NoticeColumns>(
    'SELECT at, reservation, customer, template, text FROM notices WHERE about = ? AND channel = ?',
  )
  const offSince = db
    .prepare<[string], string>('SELECT since FROM webhooks_off WHERE webhook = ?')
    .pluck()

  let state: State | undefined

  const opened = (): State => {
    if (state) return state
    state = emptyState()
    state.position = events.last()
    state.breaker = breaker.last()
    return state
  }

  const loadPerformance = (into: State, id: string): void => {
    if (into.performances.has(id)) return
    const found = performanceById.get(id)
    if (!found) return
    const grades = gradesOf.all(id).map(({ price, currency, ...grade }) => ({
      performanceId: found.id,
      ...grade,
      price: { amount: price, currency },
    }))
    into.performances.load(id, { ...found, grades: grades.map(({ grade }) => grade) })
    for (const grade of grades) into.grades.load(gradeKey(id, grade.grade), grade)
  }

  const loadReservation = (into: State, id: string): void => {
    let row = into.reservations.get(id)
    if (!row) {
      row = reservations.byId(id)
      if (!row) return
      into.reservations.load(id, row)
    }
    loadPerformance(into, row.performanceId)
  }

  const loadNotice = (into: State, { about, channel }: NonNullable<Needs['notice']>): void => {
    const key = noticeKey(about, channel)
    if (into.notices.has(key)) return
    const found = noticeOf.get(ids.nameOf(about, into.position), channel)
    if (!found) return
    const { reservation, customer, ...said } = found
    const reservationId = numberedId('reservation', reservation)
    const customerId = parts.customers.id(customer)
    into.notices.load(key, { reservationId, customerId, about, channel, ...said })
  }

  return {
    /** Reads in what is not there yet of what a command needs. */
    load(needs: Needs): void {
      const into = opened()
      if (needs.offer) loadPerformance(into, needs.offer.performanceId)
      if (needs.reservation) loadReservation(into, needs.reservation)
      if (needs.payment) loadReservation(into, reservationIdOf(needs.payment))
      if (needs.notice) loadNotice(into, needs.notice)
      if (needs.webhook) {
        const since = offSince.get(needs.webhook)
        if (since !== undefined) into.webhooksOff.load(needs.webhook, since)
      }
      if (needs.customerWithEmail) {
        const found = customers.byEmail(needs.customerWithEmail)
        if (found) {
          into.customers.load(found.id, found)
          into.emails.load(found.email, found.id)
        }
      }
      if (needs.musical) {
        const found = musicalById.get(needs.musical)
        if (found) into.musicals.load(found.id, found)
      }
    },
    /** Reads in the answer that was kept under the key, unless it is there. */
    recall(key: IdempotencyKey): void {
      // Nearly every key is new.
      if (!keys.mayKnow(key) && !answers.mayKnow(key)) return
      const found = newest(keys.find(key), answers.find(key))
      if (found) opened().answers.load(answerKey(key), found)
    },
    get state(): State {
      return opened()
    },
    /** The group is written. What is cheap to read again goes. */
    trim(): void {
      if (!state) return
      const { musicals, customers: known, emails, notices, webhooksOff, answers: kept } = state
      for (const { forget } of [musicals, known, emails, notices, webhooksOff, kept]) forget()
      if (state.reservations.size() > KEPT_RESERVATIONS) state.reservations.forget()
      if (state.performances.size() <= KEPT_PERFORMANCES) return
      state.performances.forget()
      state.grades.forget()
    },
    /** The group was rolled back: nothing that was counted here is true any more. */
    forget(): void {
      state = undefined
    },
  }
}

export type WorkingSet = ReturnType<typeof workingSet>

const newest = <T extends { keptAt: number }>(a: T | undefined, b: T | undefined): T | undefined =>
  a && b ? (a.keptAt >= b.keptAt ? a : b) : (a ?? b)
