import { reservationResponse, startsAtField } from '@outerpark/core/contract'
import { asId, RESERVATION_STATUSES } from '@outerpark/core/kernel'
import type { Clock, Queries, ReservationRow } from '@outerpark/core/ports'
import type { ReservationReply } from '@outerpark/core/reservation'
import { z } from 'zod'
import { isStaffWith } from '../audience.ts'
import type { Caller } from '../caller.ts'
import { found, namedPage, namedPageQuery, ownedBy, pageOf } from '../lists.ts'
import type { PaymentPressure } from '../overload.ts'
import { ownerFinder } from '../owner.ts'
import { type Route, route } from '../route.ts'

const tag = 'reservations'

const listQuery = namedPageQuery.extend({
  customerId: z
    .string()
    .max(20)
    .optional()
    .meta({ description: 'for staff: only of this customer' }),
  email: z.string().max(254).optional().meta({
    description: 'for staff: only of the customer with this e-mail address',
  }),
  performanceId: z.string().max(20).optional(),
  status: z.enum(RESERVATION_STATUSES).optional(),
  from: startsAtField.optional().meta({ description: 'only performances at this time or later' }),
  to: startsAtField.optional().meta({ description: 'only performances before this time' }),
})

type Parts = {
  readonly queries: Queries
  readonly clock: Clock
  readonly pausedUntil: PaymentPressure['pausedUntil']
}

/** The routes that list reservations and look one up, from the write side. */
export function reservationLists({ queries, clock, pausedUntil }: Parts): Route[] {
  const shown = reservationShower({ queries, clock, pausedUntil })
  const ownerOf = ownerFinder(queries)

  return [
    route({
      method: 'get',
      path: '/v1/reservations',
      audience: { customer: 'read', staff: ['read', 'sell', 'door'] },
      tag,
      summary: "Reservations, newest first: a customer's own, or all for staff",
      query: listQuery,
      answer: pageOf(reservationResponse),
      codes: ['customer-not-found'],
      async handle({
        caller,
        query: { customerId, email, performanceId, status, from, to, ...query },
      }) {
        const request = {
          ...namedPage('reservation', query),
          customerId: await ownerOf(caller, { customerId, email }),
          performanceId:
            performanceId === undefined ? undefined : asId<'performance'>(performanceId),
          status,
          from: from === undefined ? undefined : Date.parse(from),
          to: to === undefined ? undefined : Date.parse(to),
        }
        const position = await queries.lastPosition()
        const page = await queries.reservations(request)
        const items = []
        for (const item of page.items) items.push({ ...(await shown(caller, item)), position })
        return { status: 200, json: { ...page, items } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/reservations/{id}',
      audience: { customer: 'read', staff: ['read', 'sell', 'door'] },
      tag,
      summary: 'One reservation, from the write side',
      answer: reservationResponse,
      codes: ['reservation-not-found'],
      async handle({ caller, params: { id = '' } }) {
        // The position is read before the reservation. So a MyPage at this position or later is at least as new.
        const position = await queries.lastPosition()
        const reservation = await queries.reservation(asId<'reservation'>(id), ownedBy(caller))
        const json = await shown(caller, found(reservation, 'reservation-not-found', id))
        return { status: 200, json: { ...json, position } }
      },
    }),
  ]
}

/** @returns makes of a reservation what the caller may see of it */
function reservationShower({ queries, clock, pausedUntil }: Parts) {
  /** While the breaker is not closed, adds the time of the next try to a reservation whose payment is deferred. */
  const withNextTry = (reservation: ReservationReply): ReservationReply => {
    const { status, paymentStatus } = reservation
    const until = pausedUntil()
    if (status !== 'awaiting-payment' || paymentStatus !== 'deferred' || until === undefined)
      return reservation
    return { ...reservation, deferredUntil: new Date(Math.max(until, clock.now())).toISOString() }
  }

  // Staff also see whose it is; who only stands at the door does not need the address.
  return async (caller: Caller, { customerId: id, ...reservation }: ReservationRow) => {
    if (caller.role === 'customer') return withNextTry(reservation)
    const { name = null, email = null } = (await queries.customer(id)) ?? {}
    const seesAddress = isStaffWith(caller, 'sell') || isStaffWith(caller, 'read')
    const customer = { id, name, email: seesAddress ? email : null }
    return { ...withNextTry(reservation), customer }
  }
}
