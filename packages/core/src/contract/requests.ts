import { z } from 'zod'
import { MAX_RUNNING_MINUTES, nameKey } from '../names/index.ts'
import { SEATS_OR_LINES, seatsOrLines, wantedSeats } from './booked.ts'
import { discountCodeField } from './discounts.ts'
import {
  codeField,
  emailField,
  gradeField,
  idField,
  languageField,
  moneyField,
  nameField,
  paymentMethodField,
  priceField,
  seatsField,
  startsAtField,
  timeZoneField,
  titleField,
  venueField,
} from './fields.ts'
import { flaw } from './flaws.ts'
import { refundField } from './refund-policy.ts'

/** `POST /v1/customers` */
export const signUpRequest = z.strictObject({
  name: nameField,
  email: emailField,
  language: languageField.default('en'),
  mail: z.boolean().default(true).meta({ description: 'whether notices come by mail too' }),
})

/** `POST /v1/sign-in`: asks for a code by mail. */
export const signInRequest = z.strictObject({ email: emailField })
/** `POST /v1/sign-in/confirm`: the code that came by mail. */
export const confirmRequest = z.strictObject({ email: emailField, code: codeField })
/** `POST /v1/customers/{id}/confirm`: no body, or an empty one. */
export const confirmCustomerRequest = z.strictObject({})

/** `PATCH /v1/customers/{id}`: a field that is left out stays as it is. */
export const changeCustomerRequest = z
  .strictObject({
    name: nameField.optional(),
    email: emailField.optional(),
    language: languageField.optional(),
    mail: z.boolean().optional().meta({ description: 'whether notices come by mail too' }),
  })
  .refine((change) => Object.keys(change).length > 0, flaw('nothing-to-change', {}))

type PerformanceSeats = {
  readonly hall?: string | undefined
  readonly grades: readonly ({ readonly seats?: number | undefined } | null | undefined)[]
}

/** One performance in a request that registers or adds performances. */
export const performanceRequest = z
  .strictObject({
    startsAt: startsAtField,
    hall: idField.optional().meta({
      description:
        'a hall with a plan: then its seats have numbers, and the plan says how many there are',
      example: 'HA-7KQ2M9XW4T',
    }),
    refund: refundField.optional().meta({
      description: 'what a cancel gives back; if left out: what the musical says',
    }),
    bookingFee: moneyField.optional().meta({
      description: 'the booking fee of each seat; if left out: what the musical says',
    }),
    grades: z
      .array(
        z.strictObject({
          grade: gradeField,
          seats: seatsField.optional().meta({ description: 'left out in a hall with a plan' }),
          price: priceField,
        }),
      )
      .min(1, flaw('no-grades', {}))
      .max(20)
      .refine(
        (grades) => new Set(grades.map(({ grade }) => nameKey(grade))).size === grades.length,
        flaw('grade-twice', {}),
      ),
  })
  .check(
    z.core._check<PerformanceSeats>(
      ({ value, issues }) => {
        for (const [at, grade] of value.grades.entries())
          if ((grade?.seats === undefined) !== (value.hall !== undefined))
            issues.push({
              code: 'custom',
              path: ['grades', at, 'seats'],
              message: value.hall === undefined ? flaw('missing', {}) : flaw('hall-says', {}),
              input: value,
            })
      },
      {
        when: ({ value }) =>
          typeof value === 'object' &&
          value !== null &&
          'grades' in value &&
          Array.isArray(value.grades),
      },
    ),
  )
  .meta({
    example: {
      startsAt: '2027-01-05T19:30:00+09:00',
      grades: [{ grade: 'VIP', seats: 2, price: { amount: 190000, currency: 'KRW' } }],
    },
  })

/** `POST /v1/musicals` */
export const registerMusicalRequest = z.strictObject({
  title: titleField,
  venue: venueField,
  runningMinutes: z.int().min(1).max(MAX_RUNNING_MINUTES).optional(),
  timeZone: timeZoneField.optional().meta({
    description:
      'the time zone of the hall; if absent: the offset that all times have, or the zone of the box office',
  }),
  refund: refundField.optional().meta({
    description: 'what a cancel of its performances gives back; if left out: everything',
  }),
  bookingFee: moneyField.optional().meta({
    description: 'the booking fee of each seat of its performances; if left out: none',
  }),
  performances: z.array(performanceRequest).max(1000),
})

/** `POST /v1/seasons`: registers many musicals at once. If one is refused, none is registered. */
export const importSeasonRequest = z.strictObject({
  musicals: z.array(registerMusicalRequest).min(1).max(200),
})

/** `POST /v1/musicals/{id}/performances` */
export const addPerformancesRequest = z.strictObject({
  performances: z.array(performanceRequest).min(1).max(1000),
})

/** `PATCH /v1/performances/{id}/grades/{grade}`: what is left out stays as it is. */
export const changeGradeRequest = z
  .strictObject({
    price: priceField.optional().meta({ description: 'of one seat, for bookings from now on' }),
    seats: seatsField.optional().meta({
      description: 'how many seats the grade has; at least as many as are held or sold',
    }),
  })
  .refine((change) => Object.keys(change).length > 0, flaw('nothing-to-change', {}))

/** `POST /v1/reservations` */
export const bookRequest = z
  .strictObject({
    performanceId: idField,
    ...wantedSeats,
    code: discountCodeField.optional().meta({ description: 'of a discount' }),
    paymentMethod: paymentMethodField.default('card-ok'),
    expectedAmount: moneyField.optional().meta({
      description:
        'what the customer was told that all seats cost; refused if they cost another amount now',
    }),
  })
  .check(seatsOrLines)
  .meta({
    ...SEATS_OR_LINES,
    example: { performanceId: 'PF-7KQ2M9XW4T', grade: 'VIP', seats: 2 },
  })

export type SignUpRequest = z.input<typeof signUpRequest>
export type ChangeCustomerRequest = z.input<typeof changeCustomerRequest>
export type RegisterMusicalRequest = z.input<typeof registerMusicalRequest>
export type ImportSeasonRequest = z.input<typeof importSeasonRequest>
export type AddPerformancesRequest = z.input<typeof addPerformancesRequest>
export type ChangeGradeRequest = z.input<typeof changeGradeRequest>
export type BookRequest = z.input<typeof bookRequest>
