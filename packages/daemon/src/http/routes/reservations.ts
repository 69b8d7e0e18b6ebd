import { bookRequest, cancelRequest, reservationResponse } from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import type { Clock, Queries } from '@outerpark/core/ports'
import { book, cancel, type ReservationReply } from '@outerpark/core/reservation'
import type { Caller } from '../caller.ts'
import type { Commit } from '../commit.ts'
import type { KeptAnswers } from '../kept.ts'
import { found, namedPage, namedPageQuery, ownedBy, pageOf } from '../lists.ts'
import type { Admission, PaymentPressure } from '../overload.ts'
import { plainBooking } from '../plain-booking.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

/** The customer of a route that only customers reach. */
function customerOf(caller: Caller) {
  if (caller.role !== 'customer') throw new Problem('customers-only', 'Only customers book.')
  return caller.customer
}

type Parts = {
  readonly queries: Queries
  readonly kept: KeptAnswers
  readonly clock: Clock
  readonly admit: Admission
  readonly pausedUntil: PaymentPressure['pausedUntil']
}

const tag = 'reservations'

/** The routes for booking and cancelling (F2, F3, F6). They are asked most when tickets go on sale. */
export function reservationRoutes(commit: Commit, parts: Parts): Route[] {
  return [bookRoute(commit, parts), cancelRoute(commit), ...reads(parts)]
}

function bookRoute(commit: Commit, { kept, clock, admit }: Parts): Route {
  return route({
    method: 'post',
    path: '/v1/reservations',
    audience: 'customer',
    tag,
    summary: 'Book seats; the payment follows in the background',
    body: bookRequest,
    plain: plainBooking,
    status: 201,
    answer: reservationResponse,
    codes: [
      'performance-not-found',
      'performance-has-begun',
      'grade-required',
      'grade-not-found',
      'seats-unavailable',
      'payment-overloaded',
    ],
    hot: true,
    async handle(request) {
      const { performanceId, grade, seats, paymentMethod } = request.body
      const { id: customerId } = customerOf(request.caller)
      const take = (deferredUntil?: string) =>
        commit(
          book,
          {
            customerId,
            performanceId: asId<'performance'>(performanceId),
            grade,
            seats,
            paymentMethod,
            deferredUntil,
          },
          request,
        )
      const { reply, position, replayed } = await admit(clock.now(), take, () =>
        kept.has(request.idempotency),
      )
      const location = `/v1/reservations/${reply.id}`
      return { status: 201, json: { ...reply, position }, replayed, location }
    },
  })
}

function cancelRoute(commit: Commit): Route {
  return route({
    method: 'post',
    path: '/v1/reservations/{id}/cancel',
    audience: 'signed-in',
    tag,
    summary: 'Cancel: the seats are free at once, the refund follows in the background',
    body: cancelRequest,
    answer: reservationResponse,
    codes: [
      'reservation-not-found',
      'reservation-already-cancelled',
      'reservation-not-cancellable',
      'performance-has-begun',
    ],
    hot: true,
    async handle(request) {
      const { caller, params } = request
      const by = caller.role === 'admin' ? 'admin' : { customerId: customerOf(caller).id }
      const command = { reservationId: asId<'reservation'>(params.id ?? ''), by } as const
      const { reply, position, replayed } = await commit(cancel, command, request)
      return { status: 200, json: { ...reply, position }, replayed }
    },
  })
}

function reads({ queries, clock, pausedUntil }: Parts): Route[] {
  /** While the breaker is not closed, adds the time of the next try to a reservation whose payment is deferred. */
  const withNextTry = (reservation: ReservationReply): ReservationReply => {
    const { status, paymentStatus } = reservation
    const until = pausedUntil()
    if (status !== 'awaiting-payment' || paymentStatus !== 'deferred' || until === undefined)
      return reservation
    return { ...reservation, deferredUntil: new Date(Math.max(until, clock.now())).toISOString() }
  }

  return [
    route({
      method: 'get',
      path: '/v1/reservations',
      audience: 'signed-in',
      tag,
      summary: "Reservations, newest first: a customer's own, or all for the admin",
      query: namedPageQuery,
      answer: pageOf(reservationResponse),
      async handle({ caller, query }) {
        const request = { ...namedPage('reservation', query), ...ownedBy(caller) }
        const position = await queries.lastPosition()
        const page = await queries.reservations(request)
        const items = page.items.map((item) => ({ ...withNextTry(item), position }))
        return { status: 200, json: { ...page, items } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/reservations/{id}',
      audience: 'signed-in',
      tag,
      summary: 'One reservation, from the write side',
      answer: reservationResponse,
      codes: ['reservation-not-found'],
      async handle({ caller, params: { id = '' } }) {
        // The position is read before the reservation. So a MyPage at this position or later is at least as new.
        const position = await queries.lastPosition()
        const reservation = await queries.reservation(asId<'reservation'>(id), ownedBy(caller))
        return {
          status: 200,
          json: { ...withNextTry(found(reservation, 'reservation-not-found', id)), position },
        }
      },
    }),
  ]
}
