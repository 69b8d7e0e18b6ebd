import {
  cancellationResponse,
  cancelRequest,
  linesField,
  placesField,
  placesOrLines,
  reservationResponse,
} from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import { readLines } from '@outerpark/core/names'
import type { Orders, SeatsToCancel } from '@outerpark/core/reservation'
import { z } from 'zod'
import type { Caller } from '../caller.ts'
import type { Commit } from '../commit.ts'
import { withLines } from '../kept-before-lines.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

type Parts = { readonly orders: Pick<Orders, 'cancel' | 'quoteCancel'> }

const tag = 'reservations'
const audience = { customer: 'book', staff: ['sell'] } as const

/** Why a cancel of these seats, now, is refused. */
const REFUSALS = [
  'reservation-not-found',
  'reservation-already-cancelled',
  'reservation-not-cancellable',
  'reservation-unpaid',
  'performance-has-begun',
  'past-cancel-deadline',
  'not-refundable',
  'seats-not-booked',
  'refund-not-decided',
] as const

/** As the body of a cancel, where every value is text. */
const cancellationQuery = z
  .strictObject({
    places: z
      .string()
      .transform((text) => text.split(','))
      .pipe(placesField)
      .optional()
      .meta({ description: 'only these seats', example: '1F/8/11,1F/8/12' }),
    lines: z.string().transform(readLines).pipe(linesField).optional().meta({
      description: 'only so many of each grade; %, comma and colon in a name are encoded once more',
      example: 'VIP:1',
    }),
  })
  .check(placesOrLines)

/** The routes that cancel a reservation or some of its seats, and say before what goes back (F6, domain 3.1, 3.3). */
export const cancelRoutes = (commit: Commit, { orders }: Parts): Route[] => [
  route({
    method: 'get',
    path: '/v1/reservations/{id}/cancellation',
    audience,
    tag,
    summary: 'What a cancel would give back now, and until when; refused as the cancel would be',
    query: cancellationQuery,
    answer: cancellationResponse,
    codes: REFUSALS,
    async handle(request) {
      const command = { ...aboutOf(request), seats: seatsOf(request.query) }
      const { reply } = await commit(orders.quoteCancel, command, request)
      const { lines, schedule, ...quote } = reply
      const shown = lines.map(({ places, ...line }) => ({
        ...line,
        ...(places && { places: [...places] }),
      }))
      return { status: 200, json: { ...quote, lines: shown, schedule: [...schedule] } }
    },
  }),
  route({
    method: 'post',
    path: '/v1/reservations/{id}/cancel',
    audience,
    tag,
    summary:
      'Cancel all seats or some: they are free at once, the refund follows in the background',
    body: cancelRequest,
    answer: reservationResponse,
    codes: [
      ...REFUSALS,
      ...(['quote-changed', 'refund-too-large', 'refund-fixed', 'too-many-cancels'] as const),
    ],
    hot: true,
    async handle(request) {
      const { expectedRefund, refund, reason } = request.body
      // What goes back is the business of the house.
      if (request.caller.role === 'customer' && (refund !== undefined || reason !== undefined))
        throw new Problem('not-allowed', { case: 'staff-only' })
      const wish = { seats: seatsOf(request.body), expectedRefund, refund, reason }
      const command = { ...aboutOf(request), ...wish }
      const { reply, position, replayed } = await commit(orders.cancel, command, request)
      return { status: 200, json: { ...withLines(reply), position }, replayed }
    },
  }),
]

const aboutOf = ({
  caller,
  params: { id = '' },
}: {
  readonly caller: Caller
  readonly params: { readonly id?: string }
}) => ({
  reservationId: asId<'reservation'>(id),
  by: caller.role === 'customer' ? { customerId: caller.customer.id } : ('admin' as const),
})

function seatsOf({ places, lines }: Partial<Named>): SeatsToCancel | undefined {
  if (places) return { places }
  return lines && { lines }
}

type Named = {
  readonly places: readonly string[] | undefined
  readonly lines: readonly { readonly grade: string; readonly seats: number }[] | undefined
}
