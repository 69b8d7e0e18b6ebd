import { z } from 'zod'
import { bookedSeats, SEATS_OR_LINES, seatsOrLines, wantedSeats } from './booked.ts'
import { hallTimeField, moneyField } from './fields.ts'

/** `PUT /v1/performances/{id}/hold`: chosen seats, or the best of a grade */
export const holdRequest = z
  .strictObject(wantedSeats)
  .check(seatsOrLines)
  .meta({ ...SEATS_OR_LINES, example: { places: ['1F/8/11', '1F/8/12'] } })

/** `POST /v1/performances/{id}/hold/extension`: no body, or an empty one. */
export const extendHoldRequest = z.strictObject({})

/** The seats that a customer holds of a performance. */
export const holdResponse = z.object({
  performanceId: z.string(),
  title: z.string(),
  startsAt: hallTimeField,
  ...bookedSeats,
  amount: moneyField.meta({ description: 'what a booking of all of them costs now' }),
  until: z.string().meta({
    description: 'they are free again after this time (UTC); changing the seats does not move it',
  }),
  mayExtend: z.boolean().meta({ description: 'whether the time can be extended: once' }),
  leavesSingle: z
    .object({ seats: z.array(z.string()), instead: z.array(z.string()) })
    .optional()
    .meta({
      description:
        'only if a booking of just these seats is refused: which seats it leaves alone, and a choice that leaves none',
    }),
})

/** `DELETE /v1/performances/{id}/hold` */
export const endedHoldResponse = z.object({
  performanceId: z.string(),
  seats: z.int().meta({ description: 'how many were given back' }),
})

export type HoldRequest = z.input<typeof holdRequest>
export type HoldResponse = z.infer<typeof holdResponse>
export type EndedHoldResponse = z.infer<typeof endedHoldResponse>
