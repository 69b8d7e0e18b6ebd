import { z } from 'zod'
import { bookedSeats, linesField, placesField } from './booked.ts'
import { hallTimeField, moneyField, reasonField } from './fields.ts'
import { flaw, flawed } from './flaws.ts'

const step = z.object({
  until: hallTimeField.meta({ description: 'the last second of it' }),
  kept: moneyField,
  refund: moneyField,
})

/** What a cancel of all seats would give back, now and later. */
export const refundsField = z.array(step).meta({
  description:
    'what a cancel of these seats gives back, until when; after the last step nobody can cancel',
})

/** The seats that a reservation still has, in an answer. */
export const leftField = z
  .object({ seats: bookedSeats.seats, lines: bookedSeats.lines })
  .optional()
  .meta({ description: 'the seats that are left, if only some were cancelled' })

export const keptField = moneyField.optional().meta({
  description: 'what the house keeps of cancelled seats; left out if nothing',
})
export const refundedField = moneyField.optional().meta({
  description: 'what went back to the customer; left out if nothing has',
})

const someSeats = {
  places: placesField.optional().meta({ description: 'only these seats, if they have numbers' }),
  lines: linesField.optional().meta({ description: 'only so many of each grade' }),
}

type Some = { readonly places?: unknown; readonly lines?: unknown }

/** Checks that seats are named in one way. */
export const placesOrLines = z.core._check<Some>(
  ({ value, issues }) => {
    if (value.places === undefined || value.lines === undefined) return
    issues.push({
      code: 'custom',
      path: ['lines'],
      message: flaw('seats-or-lines', {}),
      input: value,
    })
  },
  { when: ({ value }) => typeof value === 'object' && value !== null },
)

/** `POST /v1/performances/{id}/close` and `…/cancel` */
export const offSaleRequest = z.strictObject({
  reason: reasonField.optional().meta({ description: 'why, in words for customers' }),
})

/** `POST /v1/performances/{id}/open`: no body, or an empty one. */
export const openSaleRequest = z.strictObject({})

/** Why a performance is not on sale, in an answer. */
export const offShown = z
  .object({ state: z.enum(['closed', 'cancelled']), reason: z.string().optional() })
  .optional()
  .meta({ description: 'why it is not on sale; left out while it is' })

/** `POST /v1/reservations/{id}/cancel`: without a body, all seats, and what goes back now. */
export const cancelRequest = z
  .strictObject({
    ...someSeats,
    expectedRefund: moneyField.optional().meta({
      description: 'what the customer was told that goes back; refused if it is less now',
    }),
    refund: z
      .union(
        [z.enum(['policy', 'full']), moneyField],
        flawed('not-like', { example: 'full, policy' }),
      )
      .optional()
      .meta({ description: 'for staff: what goes back, if not what the policy says' }),
    reason: reasonField
      .optional()
      .meta({ description: 'for staff: why; the customer can read it' }),
  })
  .check(placesOrLines)
  .check(
    z.core._check<{ readonly refund?: unknown; readonly reason?: string | undefined }>(
      ({ value: { refund, reason }, issues, value }) => {
        if (refund === undefined || refund === 'policy' || reason !== undefined) return
        issues.push({
          code: 'custom',
          path: ['reason'],
          message: flaw('missing', {}),
          input: value,
        })
      },
      { when: ({ value }) => typeof value === 'object' && value !== null },
    ),
  )

/** `GET /v1/reservations/{id}/cancellation`: what a cancel of these seats would give back. */
export const cancellationResponse = z.object({
  id: z.string(),
  title: z.string(),
  startsAt: hallTimeField,
  lines: z.array(
    bookedSeats.lines.element.extend({
      kept: moneyField,
      refund: moneyField,
      feeKept: moneyField.optional().meta({ description: 'what of `kept` are booking fees' }),
      rule: z.string().optional().meta({ description: 'which rule counts', example: 'D-9..D-7' }),
    }),
  ),
  paid: moneyField.meta({ description: 'for these seats; 0 if nothing is paid yet' }),
  kept: moneyField,
  refund: moneyField,
  expectedRefund: moneyField.meta({
    description:
      'for the cancel: what it gives back at least, or it is refused. Of an unpaid booking everything, since it may be paid meanwhile',
  }),
  validUntil: z.string().meta({
    description:
      'until then no less goes back; ten minutes at most. Of an unpaid booking only until it is paid: then ask again',
  }),
  schedule: refundsField,
})

export type CancelRequest = z.input<typeof cancelRequest>
export type CancellationResponse = z.infer<typeof cancellationResponse>
