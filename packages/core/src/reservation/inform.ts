import {
  type Announcement,
  accept,
  bookingOf,
  isOver,
  type Operation,
  type PerformanceId,
  type ReservationId,
  refuse,
} from '../kernel/index.ts'
import type { CustomerInformed } from './events.ts'
import type { Reservation } from './state.ts'

/** Something that everybody hears of who had booked a performance, and how far that has got. */
export type OpenAnnouncement = {
  /** the position of its event: who booked before it hears of it */
  readonly position: number
  readonly performanceId: PerformanceId
  readonly announcement: Announcement
  /** how many bookings have heard of it */
  readonly told: number
  /** whether all have */
  readonly ended: boolean
}

export type Inform = { readonly reservationId: ReservationId; readonly announces: number }

/** What a reservation has to know to be told once: when it was booked, and what it was told last. Both are positions of the log. */
export type Told = { readonly opened: number; readonly told?: number | undefined }

/**
 * Tells the customer of one booking what has happened to its performance. It is told once, however often this is tried. Who booked
 * later, or has no seats any more, is not told; nor is anybody of a cancelled performance, who hears of that instead.
 */
export const inform: Operation<
  Inform,
  { reservation: ReservationId; announcement: number },
  { reservation: (Reservation & Told) | undefined; announcement: OpenAnnouncement | undefined },
  CustomerInformed,
  null
> = {
  name: 'inform',
  needs: ({ reservationId, announces }) => ({
    reservation: reservationId,
    announcement: announces,
  }),
  decide({ reservationId: id, announces }, { reservation, announcement: found }) {
    if (!reservation || !found) return refuse('reservation-not-found', { id })
    const { performanceId, status, opened, told = 0, off } = reservation
    const concerns = performanceId === found.performanceId && opened < announces
    if (!concerns || told >= announces || isOver(status) || off?.state === 'cancelled')
      return accept([], null)
    const { announcement } = found
    return accept(
      [{ type: 'CustomerInformed', ...bookingOf(reservation), announces, announcement }],
      null,
    )
  },
}
