import {
  ABOUT_SPLIT,
  ABOUT_WHEELCHAIRS,
  discountCodeField,
  gradeField,
  linesField,
  paymentMethodField,
  placesField,
  quoteResponse,
  seatsField,
  seatsOrLines,
  seatsWanted,
  wheelchairsField,
} from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import { readLines } from '@outerpark/core/names'
import type { Orders } from '@outerpark/core/reservation'
import { z } from 'zod'
import type { Commit } from '../commit.ts'
import { wholeNumber } from '../lists.ts'
import type { PaymentPressure } from '../overload.ts'
import { type Route, route } from '../route.ts'
import { BOOKING_REFUSALS, type BookingRules, mayBook } from './may-book.ts'

type Parts = BookingRules & {
  readonly orders: Pick<Orders, 'quote'>
  readonly pausedUntil: PaymentPressure['pausedUntil']
}

const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true')

/** As the body of a booking, where every value is text. */
const quoteQuery = z
  .strictObject({
    grade: gradeField.optional().meta({ description: 'may be left out if there is only one' }),
    seats: wholeNumber().pipe(seatsField).optional(),
    lines: z.string().transform(readLines).pipe(linesField).optional().meta({
      description: 'seats of several grades; %, comma and colon in a name are encoded once more',
      example: 'VIP:2,R:1',
    }),
    places: z
      .string()
      .transform((text) => text.split(','))
      .pipe(placesField)
      .optional()
      .meta({ description: 'chosen seats', example: '1F/8/11,1F/8/12' }),
    acceptRestricted: yesOrNo.optional().meta({
      description: 'with true: seats with a restricted view will do',
    }),
    split: yesOrNo.optional().meta({ description: `with true: ${ABOUT_SPLIT}` }),
    wheelchairs: wholeNumber()
      .pipe(wheelchairsField)
      .optional()
      .meta({ description: ABOUT_WHEELCHAIRS }),
    code: discountCodeField.optional().meta({ description: 'of a discount' }),
    paymentMethod: paymentMethodField.default('card-ok'),
  })
  .check(seatsOrLines)

/** The route that says what a booking would cost, or why it would be refused. A person is asked before it is done. */
export function quoteRoute(commit: Commit, parts: Parts): Route {
  return route({
    method: 'get',
    path: '/v1/performances/{id}/quote',
    audience: { customer: 'book' },
    tag: 'reservations',
    summary: 'What a booking of these seats would cost now; refused as the booking would be',
    query: quoteQuery,
    answer: quoteResponse,
    codes: BOOKING_REFUSALS,
    async handle(request) {
      const { id: customerId } = mayBook(request.caller, request.query.paymentMethod, parts)
      const until = parts.pausedUntil()
      const command = {
        ...seatsWanted(request.query),
        paymentMethod: request.query.paymentMethod,
        acceptRestricted: request.query.acceptRestricted,
        code: request.query.code,
        customerId,
        performanceId: asId<'performance'>(request.params.id ?? ''),
        deferredUntil: until === undefined ? undefined : new Date(until).toISOString(),
      }
      const { reply } = await commit(parts.orders.quote, command, request)
      return { status: 200, json: reply }
    },
  })
}
