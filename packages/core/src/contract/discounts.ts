import { z } from 'zod'
import { PROOFS } from '../kernel/index.ts'
import { MAX_SEATS } from '../names/index.ts'
import { gradeField, idField, moneyField, nameField, reasonField } from './fields.ts'
import { flaw } from './flaws.ts'

const momentField = z.iso
  .datetime({ offset: true, error: flaw('not-a-moment', { example: '2027-03-01T10:00:00+09:00' }) })
  .meta({ example: '2027-03-01T10:00:00+09:00' })
const countField = z.int().min(1).max(MAX_SEATS)

/** The code of a discount, as people type it: letters, digits, `-` and `_`. Upper and lower case are the same. */
export const discountCodeField = z
  .string()
  .regex(/^[\p{L}\p{N}_-]{2,40}$/u, flaw('not-like', { example: 'SPRING-27' }))
  .meta({ example: 'SPRING-27' })

const terms = {
  name: nameField.meta({ description: 'as customers read it', example: 'Spring' }),
  percent: z.number().gt(0).max(100).multipleOf(0.01).optional().meta({
    description: 'so many percent off each seat',
    example: 20,
  }),
  amount: moneyField.optional().meta({
    description: 'off the whole booking, shared out over its seats',
  }),
  price: moneyField.optional().meta({ description: 'what each seat costs with it' }),
  code: discountCodeField.optional().meta({ description: 'if left out, it applies by itself' }),
  from: momentField.optional().meta({ description: 'bookings get it from then on' }),
  until: momentField.optional().meta({ description: 'and before then' }),
  performances: z.array(idField).min(1).max(1000).optional().meta({
    description: 'only these; if left out: all of the musical',
  }),
  grades: z.array(gradeField).min(1).max(20).optional().meta({ description: 'only these' }),
  least: countField.optional().meta({ description: 'only with so many seats or more' }),
  most: countField.optional().meta({ description: 'for so many seats of a booking at most' }),
  visit: z.enum(['first', 'repeat']).optional().meta({
    description:
      '`first`: the customer has no booking of the musical; `repeat`: a paid one of an earlier performance',
  }),
  limit: countField.optional().meta({ description: 'so many bookings can have it' }),
  perCustomer: countField.optional().meta({ description: 'so many bookings of one customer' }),
  proof: z.enum(PROOFS).optional().meta({ description: 'whose card the door asks for' }),
  stack: z.enum(['best', 'add']).optional().meta({
    description: '`add`: together with others that say so; if left out: only the best counts',
  }),
}

type Kinds = { readonly percent?: unknown; readonly amount?: unknown; readonly price?: unknown }

/** `POST /v1/musicals/{id}/discounts` */
export const addDiscountRequest = z
  .strictObject({
    ...terms,
    reason: reasonField.optional().meta({ description: 'why, for the log' }),
  })
  .check(
    z.core._check<Kinds>(
      ({ value, issues }) => {
        const kinds = [value.percent, value.amount, value.price].filter(
          (each) => each !== undefined,
        )
        if (kinds.length === 1) return
        const message = flaw('not-like', { example: 'percent, amount, price: one of them' })
        issues.push({ code: 'custom', path: ['percent'], message, input: value })
      },
      { when: ({ value }) => typeof value === 'object' && value !== null },
    ),
  )
  .meta({ example: { name: 'Spring', percent: 20, code: 'SPRING-27', limit: 100 } })

/** `POST /v1/musicals/{id}/discounts/{discount}/end`: no body, or a reason. */
export const endDiscountRequest = z.strictObject({ reason: reasonField.optional() })

export const discountResponse = z.object({
  id: z.string(),
  musicalId: z.string(),
  ...terms,
  from: z.string().optional(),
  until: z.string().optional(),
  used: z.int().meta({ description: 'how many bookings have it that are not over' }),
  endedAt: z.string().optional().meta({ description: 'left out while bookings can get it' }),
})
export const discountsResponse = z.object({ items: z.array(discountResponse) })

export type AddDiscountRequest = z.input<typeof addDiscountRequest>
export type DiscountResponse = z.infer<typeof discountResponse>
export type DiscountsResponse = z.infer<typeof discountsResponse>
