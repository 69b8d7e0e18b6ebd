import { seatsText } from '@outerpark/core/names'
import { showTime } from '../text/hall.ts'
import type { Client } from './client.ts'
import { wholeId } from './ids.ts'

/** Functions that return the whole id for what was typed, one for each kind. */

export const musicalId = (client: Client, typed: string) =>
  wholeId(typed, {
    kind: 'musical',
    list: client.musicals,
    label: ({ title, venue }) => `${title}, ${venue}`,
  })

export const performanceId = (client: Client, typed: string) =>
  wholeId(typed, {
    kind: 'performance',
    list: client.performances,
    label: ({ title, startsAt }) => `${title}, ${showTime(startsAt)}`,
  })

export const reservationId = (client: Client, typed: string) =>
  wholeId(typed, {
    kind: 'reservation',
    list: client.reservations,
    label: (reservation) =>
      `${reservation.title}, ${showTime(reservation.startsAt)}, ${seatsText(reservation)}`,
  })

export const paymentId = (client: Client, typed: string) =>
  wholeId(typed, {
    kind: 'payment',
    list: client.payments,
    label: ({ reservationId, status }) => `for ${reservationId}, ${status}`,
  })
