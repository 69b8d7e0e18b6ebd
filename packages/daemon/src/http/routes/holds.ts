import {
  endedHoldResponse,
  extendHoldRequest,
  holdRequest,
  holdResponse,
  linesInAnswer,
  seatsWanted,
} from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import type { HoldReply, Orders } from '@outerpark/core/reservation'
import type { Commit } from '../commit.ts'
import type { PaymentPressure } from '../overload.ts'
import { type Route, type RouteRequest, route } from '../route.ts'
import { type CustomerRules, mayTakeSeats, SEAT_REFUSALS } from './may-book.ts'

type Parts = CustomerRules & {
  readonly orders: Pick<Orders, 'hold' | 'showHold' | 'extendHold' | 'endHold'>
  readonly pausedUntil: PaymentPressure['pausedUntil']
}

const tag = 'reservations'
const path = '/v1/performances/{id}/hold'
const audience = { customer: 'book' } as const

/** The routes by which a customer holds chosen seats of a performance until the booking (domain 3.5). */
export function holdRoutes(commit: Commit, parts: Parts): Route[] {
  const { orders } = parts
  const named = ({ caller, params }: Pick<RouteRequest<never, never>, 'caller' | 'params'>) => ({
    customerId: mayTakeSeats(caller, parts).id,
    performanceId: asId<'performance'>(params.id ?? ''),
  })
  return [
    putRoute(commit, parts),
    route({
      method: 'get',
      path,
      audience,
      tag,
      summary: 'The seats that you hold of the performance, and until when',
      answer: holdResponse,
      codes: ['performance-not-found', 'hold-not-found'],
      async handle(request) {
        const { reply } = await commit(orders.showHold, named(request), request)
        return { status: 200, json: shown(reply) }
      },
    }),
    route({
      method: 'post',
      path: `${path}/extension`,
      audience,
      tag,
      summary: 'Hold the seats for longer, once',
      body: extendHoldRequest,
      answer: holdResponse,
      codes: [
        ...['performance-not-found', 'performance-cancelled'],
        ...['hold-not-found', 'hold-extended-before'],
      ] as const,
      async handle(request) {
        const { reply, replayed } = await commit(orders.extendHold, named(request), request)
        return { status: 200, json: shown(reply), replayed }
      },
    }),
    route({
      method: 'delete',
      path,
      audience,
      tag,
      summary: 'Give back the seats that you hold; fine if you hold none',
      answer: endedHoldResponse,
      codes: ['performance-not-found'],
      async handle(request) {
        const hold = named(request)
        const { reply: seats, replayed } = await commit(
          orders.endHold,
          { ...hold, because: 'given-back' },
          request,
        )
        return { status: 200, json: { performanceId: hold.performanceId, seats }, replayed }
      },
    }),
  ]
}

function putRoute(commit: Commit, { orders, pausedUntil, ...rules }: Parts): Route {
  return route({
    method: 'put',
    path,
    audience,
    tag,
    summary: 'Hold these seats in the place of those that you hold: all of them, or none',
    body: holdRequest,
    answer: holdResponse,
    codes: [...SEAT_REFUSALS, 'hold-again-later', 'too-many-holds'],
    async handle(request) {
      const { caller, params, body } = request
      const until = pausedUntil()
      const command = {
        customerId: mayTakeSeats(caller, rules).id,
        performanceId: asId<'performance'>(params.id ?? ''),
        ...seatsWanted(body),
        acceptRestricted: body.acceptRestricted,
        presaleCode: body.presaleCode,
        deferredUntil: until === undefined ? undefined : new Date(until).toISOString(),
      }
      const { reply, replayed } = await commit(orders.hold, command, request)
      return { status: 200, json: shown(reply), replayed }
    },
  })
}

const shown = ({ lines, leavesSingle, ...hold }: HoldReply) => ({
  ...hold,
  lines: linesInAnswer(lines),
  ...(leavesSingle && {
    leavesSingle: { seats: [...leavesSingle.seats], instead: [...leavesSingle.instead] },
  }),
})
