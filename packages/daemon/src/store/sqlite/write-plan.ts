import type { KeptAnswer, Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import type { AnswerTable } from './answers.ts'
import type { BookingKeys } from './booking-keys.ts'
import { taskKind } from './codes.ts'
import type { CustomerNumbers } from './customers.ts'
import type { Digester } from './digest.ts'
import type { EventIds } from './event-ids.ts'
import { isAbout, ownWords } from './event-rows.ts'
import { inserter, valuesOf } from './insert.ts'
import type { OfferTable } from './offers.ts'
import { rowOf } from './reservation-rows.ts'
import type { taskCounter } from './task-counts.ts'
import type { TaskTable } from './tasks.ts'
import { reservationWriter } from './write-reservations.ts'
import { seasonWriter } from './write-season.ts'

export type WriteParts = {
  readonly offers: OfferTable
  readonly customers: CustomerNumbers
  readonly ids: EventIds
  readonly digest: Digester
  readonly answers: AnswerTable
  readonly keys: BookingKeys
  readonly tasks: TaskTable
  readonly counts: ReturnType<typeof taskCounter>
}

/** Writes what a group has changed: each table once, with as few statements as there are for its rows. */
export function planWriter(db: Database.Database, parts: WriteParts) {
  const { customers, ids, answers, keys, tasks, counts } = parts
  const season = seasonWriter(db)
  const reservations = reservationWriter(db, parts)
  const eventColumns = 'position, at, causation_id, reservation, type, id, correlation_id, data'
  const events = inserter(db, `events (${eventColumns})`, `(?, ?, ?, ?, ?, '', ?, ?)`)
  const reserved = inserter(db, `events (${eventColumns})`, `(?, ?, ?, ?, 'Reserved', '', '', '')`)
  const queued = inserter(db, 'tasks (kind, subject, caused_by, due_at, queued_at)', valuesOf(5))
  const notices = inserter(
    db,
    'notices (at, reservation, customer, about, channel, template, text)',
    valuesOf(7),
  )
  const breaker = db.prepare(
    'INSERT INTO breaker_changes (position, at, state, retry_at, paused_before, away_since) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const switchOn = db.prepare('DELETE FROM webhooks_off WHERE webhook = ?')
  const switchOff = db.prepare('INSERT INTO webhooks_off (webhook, since) VALUES (?, ?)')

  const writeEvents = (plan: Plan, rows: ReservationLookup): void => {
    const bookings: unknown[] = []
    const others: unknown[] = []
    for (const event of plan.events) {
      const { position, type, at, causationId } = event
      const row = 'reservationId' in event ? rows(event.reservationId) : undefined
      if (!row || !isAbout(event, row)) {
        const { id: _, position: __, at: ___, correlationId, causationId: ____, ...data } = event
        others.push(position, at, causationId, null, type, correlationId, JSON.stringify(data))
      } else if (type === 'Reserved')
        bookings.push(position, at, causationId, rowOf(event.reservationId))
      else {
        const own = ownWords(event)
        others.push(position, at, causationId, rowOf(event.reservationId), type, '', own)
      }
    }
    reserved(bookings)
    events(others)
  }

  const queue = ({ tasks: orders }: Plan): void => {
    const values: unknown[] = []
    for (const { order, position, queuedAt } of orders) {
      const subject = rowOf(order.reservationId)
      values.push(taskKind.of(order.kind), subject, position, queuedAt, queuedAt)
      counts.add(order.kind, { waiting: 1 })
    }
    queued(values)
  }

  const writeNotices = (plan: Plan, last: number): void => {
    const values: unknown[] = []
    for (const { at, reservationId, customerId, about, channel, template, text } of plan.notices) {
      const customer = customers.number(customerId)
      const name = ids.nameOf(about, last)
      values.push(at, rowOf(reservationId), customer, name, channel, template, text)
    }
    notices(values)
  }

  return (plan: Plan, rows: ReservationLookup, last: number, now: number): void => {
    season(plan)
    const kept = bookingAnswers(plan.answers)
    reservations(plan, kept.byReservation)
    writeEvents(plan, rows)
    writeNotices(plan, last)
    for (const { position, mark } of plan.breakerMarks) {
      const { at, state, retryAt, pausedBefore, awaySince } = mark
      breaker.run(position, at, state, retryAt, pausedBefore, awaySince)
    }
    for (const webhook of plan.webhooksOff.removed) switchOn.run(webhook)
    for (const { webhookId, since } of plan.webhooksOff.added) switchOff.run(webhookId, since)
    for (const task of plan.finished) tasks.finish(task)
    queue(plan)
    for (const answer of kept.others) answers.keep(answer)
    keys.keep(keyPairs(kept.byReservation, parts.digest), now)
  }
}

/** The reservation of that id as the working set has it. */
export type ReservationLookup = (id: string) => Plan['reservations']['added'][number] | undefined

type Kept = {
  readonly byReservation: ReadonlyMap<string, KeptAnswer>
  readonly others: readonly KeptAnswer[]
}

/** The answers to bookings under a key of the customer's own stand in the row of the reservation. */
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
