import { bookingOf } from '@outerpark/core/kernel'
import { onSale } from '@outerpark/core/musical'
import { markOf } from '@outerpark/core/payment'
import type { RecordedEvent } from '@outerpark/core/policies'
import { bookingRow, gradeOf, type State } from './state.ts'

/** Appends an event and changes what it changes; throws, as SQLite's constraints do, on what must not be. */
export function eventAppender(state: State): (event: RecordedEvent) => void {
  return (event) => {
    change(state, event)
    state.events.push(event)
  }
}

type Counter = 'available' | 'held' | 'sold'
type Seats = { performanceId: string; grade: string; seats: number }

function move(state: State, { performanceId, grade, seats }: Seats, from: Counter, to: Counter) {
  const inventory = gradeOf(state, performanceId, grade)
  if (inventory[from] < seats) throw new Error(`CHECK failed: ${from} of ${performanceId} ${grade}`)
  inventory[from] -= seats
  inventory[to] += seats
}

function change(state: State, event: RecordedEvent): void {
  switch (event.type) {
    case 'Reserved':
      move(state, event, 'available', 'held')
      state.bookings.set(event.reservationId, {
        ...bookingOf(event),
        status: 'awaiting-payment',
        paymentStatus: event.deferredUntil === undefined ? 'requested' : 'deferred',
        chargeId: null,
        paymentUpdatedAt: event.at,
      })
      return
    case 'PaymentApproved':
      move(state, event, 'held', 'sold')
      Object.assign(bookingRow(state, event.reservationId), {
        status: 'confirmed',
        paymentStatus: 'approved',
        chargeId: event.chargeId,
        paymentUpdatedAt: event.at,
      })
      return
    case 'PaymentApprovedLate': {
      const row = bookingRow(state, event.reservationId)
      if (row.paymentStatus !== 'cancelled') row.paymentStatus = 'approved'
      row.chargeId = event.chargeId
      row.paymentUpdatedAt = event.at
      return
    }
    case 'PaymentDeclined':
      move(state, event, 'held', 'available')
      Object.assign(bookingRow(state, event.reservationId), {
        status: 'payment-failed',
        paymentStatus: 'declined',
        paymentUpdatedAt: event.at,
      })
      return
    case 'PaymentDeferred':
      Object.assign(bookingRow(state, event.reservationId), {
        paymentStatus: 'deferred',
        paymentUpdatedAt: event.at,
      })
      return
    case 'ReservationCancelled':
      move(state, event, event.seatsWere, 'available')
      bookingRow(state, event.reservationId).status = 'cancelled'
      return
    case 'ReservationExpired':
      move(state, event, 'held', 'available')
      bookingRow(state, event.reservationId).status = 'expired'
      return
    case 'BreakerChanged':
      state.breaker.push(markOf(state.breaker.at(-1), event))
      return
    case 'WebhookSwitchedOff':
      state.webhooksOff.set(event.webhookId, event.at)
      return
    case 'WebhookSwitchedOn':
      state.webhooksOff.delete(event.webhookId)
      return
    case 'PaymentCancelled':
      Object.assign(bookingRow(state, event.reservationId), {
        paymentStatus: 'cancelled',
        paymentUpdatedAt: event.at,
      })
      return
    case 'NoticeSent': {
      const { at, reservationId, customerId, about, channel, template, text } = event
      const key = `${about} ${channel}`
      if (state.notices.has(key)) throw new Error(`UNIQUE failed: notice ${key}`)
      const row = { at, reservationId, customerId, about, channel, template, text }
      state.notices.set(key, row)
      return
    }
    case 'CustomerSignedUp': {
      const { customerId: id, name, email, language, mail = true } = event
      state.customers.set(id, { id, name, email, language, mail })
      return
    }
    case 'MusicalRegistered': {
      const { musicalId: id, title, venue, runningMinutes } = event
      state.musicals.set(id, { id, title, venue, runningMinutes })
      return
    }
    case 'PerformanceAdded': {
      const performance = onSale(event)
      const grades = performance.grades.map((grade) => ({ ...grade }))
      state.performances.set(performance.id, { ...performance, grades })
    }
  }
}
