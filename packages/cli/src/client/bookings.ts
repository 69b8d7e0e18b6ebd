import type {
  BookRequest,
  CancellationResponse,
  CancelRequest,
  NoticeResponse,
  PaymentResponse,
  QuoteResponse,
  ReservationResponse,
} from '@outerpark/core/contract'
import { linesText } from '@outerpark/core/names'
import type { Http } from '../http/http.ts'
import type { SeatLists } from './halls.ts'
import { listing } from './listing.ts'

const at = (id: string) => encodeURIComponent(id)

/** Seats of a reservation: by their ids, or so many of a grade. All of them if neither is given. */
export type SomeSeats = SeatLists

type CancelOrder = Omit<CancelRequest, keyof SeatLists> & SeatLists

type BookOrder = Omit<BookRequest, keyof SeatLists> & SeatLists

/** What customers book and cancel, and what became of it. */
export function bookingsOf({ get, post }: Http) {
  const list = listing({ get })
  return {
    /** What the booking would cost now. Refused as the booking would be. */
    quote: ({ performanceId, lines, places, ...order }: Omit<BookOrder, 'expectedAmount'>) =>
      get<QuoteResponse>(`/v1/performances/${at(performanceId)}/quote`, {
        ...order,
        ...(lines && { lines: linesText(lines) }),
        ...(places && { places: places.join() }),
      }),
    book: (body: BookOrder) => post<ReservationResponse>('/v1/reservations', body),
    /** What a cancel of these seats, or of all, would give back now. Refused as the cancel would be. */
    cancellation: (id: string, { lines, places }: SomeSeats = {}) =>
      get<CancellationResponse>(`/v1/reservations/${at(id)}/cancellation`, {
        ...(lines && { lines: linesText(lines) }),
        ...(places && { places: places.join() }),
      }),
    cancel: (id: string, body: CancelOrder = {}) =>
      post<ReservationResponse>(`/v1/reservations/${at(id)}/cancel`, body),
    reservations: list<ReservationResponse>('/v1/reservations'),
    reservation: (id: string) => get<ReservationResponse>(`/v1/reservations/${at(id)}`),
    payments: list<PaymentResponse>('/v1/payments'),
    payment: (id: string) => get<PaymentResponse>(`/v1/payments/${at(id)}`),
    notices: list<NoticeResponse>('/v1/notices'),
  }
}
