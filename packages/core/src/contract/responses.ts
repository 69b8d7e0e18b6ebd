import { z } from 'zod'
import { bookedSeats } from './booked.ts'
import {
  hallTimeField,
  languageField,
  moneyField,
  paymentStatusField,
  reservationStatusField,
} from './fields.ts'
import { refundShown } from './refund-policy.ts'
import { keptField, leftField, offShown, refundedField } from './refunds.ts'

const money = moneyField
const bookingFeeShown = moneyField.optional().meta({
  description: 'the booking fee of each seat; left out if there is none',
})
const position = z.int().meta({
  description: 'the position of the last event of this change; `after` of MyPage takes it',
})

export const musicalResponse = z.object({
  id: z.string(),
  title: z.string(),
  venue: z.string(),
  runningMinutes: z.int().nullable(),
  timeZone: z.string().nullable().meta({
    description: 'of the hall: a name of the IANA database, or an offset; null if its times differ',
  }),
  refund: refundShown,
  bookingFee: bookingFeeShown,
})

export const performanceResponse = z.object({
  id: z.string(),
  musicalId: z.string(),
  title: z.string(),
  venue: z.string(),
  startsAt: hallTimeField,
  hall: z
    .object({ id: z.string(), version: z.int() })
    .optional()
    .meta({ description: 'only if its seats have numbers' }),
  off: offShown,
  refund: refundShown,
  bookingFee: bookingFeeShown,
  grades: z.array(
    z.object({
      grade: z.string(),
      price: money,
      capacity: z.int(),
      available: z.int(),
      held: z.int(),
      sold: z.int(),
    }),
  ),
})

/** `PATCH /v1/performances/{id}/grades/{grade}`: the grade as it is on sale from now on. */
export const changedGradeResponse = z.object({
  performanceId: z.string(),
  grade: z.string(),
  price: money,
  capacity: z.int(),
  available: z.int(),
  was: z.object({ price: money, seats: z.int() }).meta({ description: 'before the change' }),
})

/** The response to registering a musical. Importing a season returns a list of these. */
export const registeredMusicalResponse = z.object({
  musical: musicalResponse,
  performances: z.array(performanceResponse),
})
export const seasonResponse = z.object({ musicals: z.array(registeredMusicalResponse) })
export const addedPerformancesResponse = z.object({ performances: z.array(performanceResponse) })

export const customerResponse = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: languageField,
  mail: z.boolean().meta({ description: 'whether notices come by mail too' }),
  confirmed: z.boolean().meta({ description: 'whether the e-mail address is known to be theirs' }),
  pendingEmail: z.string().optional().meta({
    description:
      'in the answer to a change: the new address, which counts once its code is confirmed',
  }),
})
/** `POST /v1/customers`: 201 */
export const signedUpResponse = z.object({
  customer: customerResponse,
  token: z.string().meta({ description: 'shown only here: keep it' }),
})
/** `POST /v1/sign-in`, and `POST /v1/customers` with `addresses: code`: 202. It is the same for every address. */
export const codeSentResponse = z.object({
  validUntil: z.string().meta({ description: 'the end of the code that was sent to the address' }),
  isNew: z.boolean().meta({
    description: 'false if none was sent now: that of an earlier request still counts',
  }),
  sentAt: z.string().meta({ description: 'when the code was asked for' }),
  askAgainAt: z.string().meta({ description: 'from then on another code can be asked for' }),
})
/** `POST /v1/sign-in/confirm` */
export const confirmedResponse = z.object({
  customer: customerResponse,
  token: z.string().nullable().meta({
    description: 'shown only here: keep it; null if a new address was confirmed',
  }),
})
/** `DELETE /v1/customers/{id}` */
export const erasedCustomerResponse = z.object({ id: z.string(), position })

export const reservationResponse = z.object({
  id: z.string(),
  status: reservationStatusField,
  performanceId: z.string(),
  title: z.string(),
  startsAt: hallTimeField,
  ...bookedSeats,
  amount: money,
  paymentStatus: paymentStatusField,
  deferredUntil: z.string().optional().meta({
    description:
      'while the payment is deferred and the breaker is not closed: the earliest time of its next try',
  }),
  left: leftField,
  kept: keptField,
  refunded: refundedField,
  customer: z
    .object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable() })
    .optional()
    .meta({
      description:
        'in lists and look-ups of staff: whose it is. Name and address are null if they are erased; the address also for who may not see it',
    }),
  position,
})

export const paymentResponse = z.object({
  id: z.string(),
  reservationId: z.string(),
  customerId: z.string(),
  status: paymentStatusField,
  amount: money,
  chargeId: z.string().nullable(),
  refunded: refundedField,
  updatedAt: z.string(),
})

export type MusicalResponse = z.infer<typeof musicalResponse>
export type ChangedGradeResponse = z.infer<typeof changedGradeResponse>
export type PerformanceResponse = z.infer<typeof performanceResponse>
export type RegisteredMusicalResponse = z.infer<typeof registeredMusicalResponse>
export type SeasonResponse = z.infer<typeof seasonResponse>
export type CustomerResponse = z.infer<typeof customerResponse>
export type SignedUpResponse = z.infer<typeof signedUpResponse>
export type ErasedCustomerResponse = z.infer<typeof erasedCustomerResponse>
export type CodeSentResponse = z.infer<typeof codeSentResponse>
export type ConfirmedResponse = z.infer<typeof confirmedResponse>
/** What a sign-up answers: with 201, or with 202 */
export type SignUpResponse = SignedUpResponse | CodeSentResponse
export type ReservationResponse = z.infer<typeof reservationResponse>
export type PaymentResponse = z.infer<typeof paymentResponse>
