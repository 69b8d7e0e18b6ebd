import { z } from 'zod'
import { gradeField, priceField } from './fields.ts'
import { flaw } from './flaws.ts'
import { hallPlan } from './halls.ts'

/** `PUT /v1/performances/{id}/plan`: a version of the plan of its hall, or a plan for this performance alone */
export const replanRequest = z
  .strictObject({
    version: z.int().min(1).optional().meta({ description: 'a version of the plan of its hall' }),
    plan: hallPlan.optional().meta({ description: 'a plan for this performance alone' }),
    prices: z
      .array(z.strictObject({ grade: gradeField, price: priceField }))
      .max(20)
      .optional()
      .meta({
        description:
          'of one seat of each grade that has no seats so far; one that had some before keeps its price if it is left out',
      }),
    was: z.int().min(1).optional().meta({
      description:
        'the version that was changed; refused if the performance has another one by now',
    }),
  })
  .refine(
    ({ version, plan }) => (version === undefined) !== (plan === undefined),
    flaw('version-or-plan', {}),
  )
  .meta({ example: { version: 2 } })

export type ReplanRequest = z.input<typeof replanRequest>
