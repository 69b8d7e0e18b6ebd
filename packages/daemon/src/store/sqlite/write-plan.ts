import { type KeptAnswer, type Plan, taskNumber } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import type { TurnBook } from '../turns.ts'
import type { AnswerTable } from './answers.ts'
import type { BookingKeys } from './booking-keys.ts'
import type { CustomerNumbers } from './customers.ts'
import type { Digester } from './digest.ts'
import { discountWriter } from './discounts.ts'
import { eraser } from './erasure.ts'
import type { EventIds } from './event-ids.ts'
import { hallWriter } from './halls.ts'
import { holdWriter } from './holds.ts'
import type { OfferTable } from './offers.ts'
import type { OwnerIndex } from './owner-index.ts'
import { pastHoldWriter } from './past-holds.ts'
import { rowOf } from './reservation-rows.ts'
import { type GradeNumbers, seatCountWriter } from './seat-counts.ts'
import type { taskCounter } from './task-counts.ts'
import type { TaskTable } from './tasks.ts'
import { accessWriter } from './write-access.ts'
import { customerWriter } from './write-customers.ts'
import { eventWriter, type Reservations } from './write-events.ts'
import { noticeWriter } from './write-notices.ts'
import { reservationWriter } from './write-reservations.ts'
import { seasonWriter } from './write-season.ts'
import { taskWriter } from './write-tasks.ts'

export type WriteParts = {
  readonly offers: OfferTable
  readonly grades: GradeNumbers
  readonly customers: CustomerNumbers
  readonly owners: OwnerIndex
  readonly ids: EventIds
  readonly digest: Digester
  readonly answers: AnswerTable
  readonly keys: BookingKeys
  readonly tasks: TaskTable
  readonly counts: ReturnType<typeof taskCounter>
  readonly turns: TurnBook
}

/** Writes the plan of a group, with as few statements as possible for each table. */
export function planWriter(db: Database.Database, parts: WriteParts) {
  const { answers, keys, tasks } = parts
  const writeCustomers = customerWriter(db)
  const halls = hallWriter(db)
  const writeHolds = holdWriter(db)
  const writePastHolds = pastHoldWriter(db)
  const writeSeason = seasonWriter(db, parts.grades)
  const writeDiscounts = discountWriter(db)
  const writeSeatCounts = seatCountWriter(db, parts.grades)
  const writeAccess = accessWriter(db)
  const writeReservations = reservationWriter(db, parts)
  const writeEvents = eventWriter(db)
  const writeNotices = noticeWriter(db, parts)
  const writeTasks = taskWriter(db, parts)
  const erase = eraser(db, parts)
  const breaker = db.prepare(
    'INSERT INTO breaker_changes (position, at, state, retry_at, paused_before, away_since) VALUES (?, ?, ?, ?, ?, ?)',
  )

  /** @param last the position of the last event */
  return (plan: Plan, rows: Reservations, last: number, now: number): void => {
    writeCustomers(plan)
    halls.plans(plan)
    writeSeason(plan)
    writeDiscounts(plan)
    halls.states(plan)
    writeHolds(plan)
    writePastHolds(plan)
    writeSeatCounts(plan.grades.added)
    writeSeatCounts(plan.grades.changed)
    writeAccess(plan)
    const kept = bookingAnswers(plan.answers)
    writeReservations(plan, kept.byReservation)
    writeEvents(plan.events, rows)
    writeNotices(plan, last)
    for (const { position, mark } of plan.breakerMarks) {
      const { at, state, retryAt, pausedBefore, awaySince } = mark
      breaker.run(position, at, state, retryAt, pausedBefore, awaySince)
    }
    for (const task of plan.finished) tasks.finish(task)
    for (const id of plan.withdrawn) tasks.withdraw(taskNumber(id))
    writeTasks(plan.tasks)
    for (const answer of kept.others) answers.keep(answer)
    keys.keep(keyPairs(kept.byReservation, parts.digest), now)
    erase(plan.customers)
  }
}

type Kept = {
  readonly byReservation: ReadonlyMap<string, KeptAnswer>
  readonly others: readonly KeptAnswer[]
}

/** The answers to bookings whose key is the customer's own. They go into the row of the reservation. */
function bookingAnswers(answers: readonly KeptAnswer[]): Kept {
  const byReservation = new Map<string, KeptAnswer>()
  const others: KeptAnswer[] = []
  for (const kept of answers) {
    const { from, key } = kept
    if (from?.type === 'Reserved' && from.customerId === key.scope)
      byReservation.set(from.reservationId, kept)
    else others.push(kept)
  }
  return { byReservation, others }
}

function keyPairs(kept: ReadonlyMap<string, KeptAnswer>, digest: Digester): number[] {
  const pairs: number[] = []
  for (const [reservationId, { key }] of kept) pairs.push(rowOf(reservationId), digest.ofKey(key))
  return pairs
}
