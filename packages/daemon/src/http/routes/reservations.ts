import { bookRequest, reservationResponse, seatsWanted } from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import type { Clock, Queries } from '@outerpark/core/ports'
import type { Orders } from '@outerpark/core/reservation'
import type { Commit } from '../commit.ts'
import type { KeptAnswers } from '../kept.ts'
import { withLines } from '../kept-before-lines.ts'
import type { Admission, PaymentPressure } from '../overload.ts'
import { plainBooking } from '../plain-booking.ts'
import { type Route, route } from '../route.ts'
import { cancelRoutes } from './cancel.ts'
import { BOOKING_REFUSALS, type BookingRules, mayBook } from './may-book.ts'
import { quoteRoute } from './quote.ts'
import { reservationLists } from './reservation-lists.ts'

type Parts = BookingRules & {
  readonly queries: Queries
  readonly kept: KeptAnswers
  readonly clock: Clock
  readonly admit: Admission
  readonly orders: Orders
  readonly pausedUntil: PaymentPressure['pausedUntil']
}

const tag = 'reservations'

/** The routes for booking and cancelling (F2, F3, F6). They are asked most when tickets go on sale. */
export function reservationRoutes(commit: Commit, parts: Parts): Route[] {
  return [
    bookRoute(commit, parts),
    quoteRoute(commit, parts),
    ...cancelRoutes(commit, parts),
    ...reservationLists(parts),
  ]
}

function bookRoute(commit: Commit, { kept, clock, admit, orders, ...rules }: Parts): Route {
  return route({
    method: 'post',
    path: '/v1/reservations',
    audience: { customer: 'book' },
    tag,
    summary: 'Book seats; the payment follows in the background',
    body: bookRequest,
    plain: plainBooking,
    status: 201,
    answer: reservationResponse,
    codes: [...BOOKING_REFUSALS, 'offer-changed', 'payment-overloaded'],
    hot: true,
    async handle(request) {
      const { performanceId, paymentMethod, expectedAmount, acceptRestricted, code } = request.body
      const wanted = seatsWanted(request.body)
      const { id: customerId } = mayBook(request.caller, paymentMethod, rules)
      const take = (deferredUntil?: string) =>
        commit(
          orders.book,
          {
            customerId,
            performanceId: asId<'performance'>(performanceId),
            ...wanted,
            acceptRestricted,
            code,
            paymentMethod,
            expectedAmount,
            deferredUntil,
          },
          request,
        )
      const { reply, position, replayed } = await admit(clock.now(), take, () =>
        kept.has(request.idempotency),
      )
      const location = `/v1/reservations/${reply.id}`
      return { status: 201, json: { ...withLines(reply), position }, replayed, location }
    },
  })
}
