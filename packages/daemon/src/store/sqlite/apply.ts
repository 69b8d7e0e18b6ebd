import { numberOf } from '@outerpark/core/kernel'
import { markOf } from '@outerpark/core/payment'
import type { RecordedEvent } from '@outerpark/core/policies'
import type Database from 'better-sqlite3'
import { breakerMarks } from './breaker-marks.ts'

/** Appends an event to the log and changes the tables that it changes: event → rows, and nothing decided. */
export function eventAppender(db: Database.Database): (event: RecordedEvent) => void {
  const log = db.prepare(
    'INSERT INTO events (position, id, type, at, correlation_id, causation_id, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const change = changer(db)
  return (event) => {
    const { id, position, at, correlationId, causationId, ...data } = event
    log.run(position, id, event.type, at, correlationId, causationId, JSON.stringify(data))
    change(event)
  }
}

/** The row of a reservation, which its id names. */
export function rowOf(reservationId: string): number {
  const row = numberOf('reservation', reservationId)
  if (row === undefined) throw new Error(`${reservationId} is not the id of a reservation.`)
  return row
}

type Seats = { readonly performanceId: string; readonly grade: string; readonly seats: number }

function changer(db: Database.Database): (event: RecordedEvent) => void {
  const addCustomer = db.prepare(
    'INSERT INTO customers (id, name, email, language, mail) VALUES (?, ?, ?, ?, ?)',
  )
  const addMusical = db.prepare(
    'INSERT INTO musicals (id, title, venue, running_minutes) VALUES (?, ?, ?, ?)',
  )
  const addPerformance = db.prepare(
    'INSERT INTO performances (id, musical_id, starts_at, starts_at_ms) VALUES (?, ?, ?, ?)',
  )
  const addGrade = db.prepare(
    `INSERT INTO grades (performance_id, grade, place, price, currency, capacity, available, held, sold)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)`,
  )
  const addReservation = db.prepare(
    `INSERT INTO reservations (seq, customer_id, performance_id, grade, seats, amount, currency, status)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'awaiting-payment')`,
  )
  const addPayment = db.prepare('INSERT INTO payments (seq, status, updated_at) VALUES (?, ?, ?)')
  const addNotice = db.prepare(
    `INSERT INTO notices (at, reservation_id, customer_id, about, channel, template, text)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const moveSeats = (from: string, to: string) => {
    const move = db.prepare(
      `UPDATE grades SET ${from} = ${from} - ?, ${to} = ${to} + ? WHERE performance_id = +? AND grade = +?`,
    )
    return ({ performanceId, grade, seats }: Seats) => move.run(seats, seats, performanceId, grade)
  }
  const hold = moveSeats('available', 'held')
  const sell = moveSeats('held', 'sold')
  const release = { held: moveSeats('held', 'available'), sold: moveSeats('sold', 'available') }
  const setReservation = db.prepare('UPDATE reservations SET status = ? WHERE seq = ?')
  const setPayment = db.prepare(
    `UPDATE payments SET status = ?, charge_id = coalesce(?, charge_id), updated_at = ?
     WHERE seq = ?`,
  )

  // A late approval of a payment that is cancelled leaves it so: the refund is asked for once more, and told once.
  const setApprovedLate = db.prepare(
    `UPDATE payments SET status = iif(status = 'cancelled', status, 'approved'), charge_id = ?, updated_at = ?
     WHERE seq = ?`,
  )

  const breaker = breakerMarks(db)
  const addBreakerChange = db.prepare(
    'INSERT INTO breaker_changes (position, at, state, retry_at, paused_before, away_since) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const addWebhookOff = db.prepare('INSERT INTO webhooks_off (webhook, since) VALUES (?, ?)')
  const removeWebhookOff = db.prepare('DELETE FROM webhooks_off WHERE webhook = ?')

  return (event) => {
    switch (event.type) {
      case 'Reserved': {
        const { reservationId, customerId, performanceId, grade, seats, amount, currency } = event
        hold(event)
        const row = rowOf(reservationId)
        addReservation.run(row, customerId, performanceId, grade, seats, amount, currency)
        addPayment.run(row, event.deferredUntil === undefined ? 'requested' : 'deferred', event.at)
        return
      }
      case 'PaymentApproved':
        sell(event)
        setReservation.run('confirmed', rowOf(event.reservationId))
        setPayment.run('approved', event.chargeId, event.at, rowOf(event.reservationId))
        return
      case 'PaymentApprovedLate':
        setApprovedLate.run(event.chargeId, event.at, rowOf(event.reservationId))
        return
      case 'PaymentDeclined':
        release.held(event)
        setReservation.run('payment-failed', rowOf(event.reservationId))
        setPayment.run('declined', null, event.at, rowOf(event.reservationId))
        return
      case 'PaymentDeferred':
        setPayment.run('deferred', null, event.at, rowOf(event.reservationId))
        return
      case 'ReservationCancelled':
        release[event.seatsWere](event)
        setReservation.run('cancelled', rowOf(event.reservationId))
        return
      case 'ReservationExpired':
        release.held(event)
        setReservation.run('expired', rowOf(event.reservationId))
        return
      case 'BreakerChanged': {
        const { at, state, retryAt, pausedBefore, awaySince } = markOf(breaker.last(), event)
        addBreakerChange.run(event.position, at, state, retryAt, pausedBefore, awaySince)
        return
      }
      case 'WebhookSwitchedOff':
        addWebhookOff.run(event.webhookId, event.at)
        return
      case 'WebhookSwitchedOn':
        removeWebhookOff.run(event.webhookId)
        return
      case 'PaymentCancelled':
        setPayment.run('cancelled', null, event.at, rowOf(event.reservationId))
        return
      case 'NoticeSent':
        addNotice.run(
          event.at,
          event.reservationId,
          event.customerId,
          event.about,
          event.channel,
          event.template,
          event.text,
        )
        return
      case 'CustomerSignedUp': {
        const { customerId, name, email, language, mail = true } = event
        addCustomer.run(customerId, name, email, language, mail ? 1 : 0)
        return
      }
      case 'MusicalRegistered':
        addMusical.run(event.musicalId, event.title, event.venue, event.runningMinutes)
        return
      case 'PerformanceAdded':
        addPerformance.run(
          event.performanceId,
          event.musicalId,
          event.startsAt,
          Date.parse(event.startsAt),
        )
        for (const [place, { grade, seats, price }] of event.grades.entries())
          addGrade.run(
            event.performanceId,
            grade,
            place,
            price.amount,
            price.currency,
            seats,
            seats,
          )
    }
  }
}
