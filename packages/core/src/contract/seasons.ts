import { z } from 'zod'
import { hallTimeField, moneyField } from './fields.ts'
import { flaw } from './flaws.ts'
import { hallOrSeats, performanceFields, registerMusicalRequest } from './requests.ts'

const prune = z.enum(['keep', 'close', 'cancel']).default('keep').meta({
  description:
    'performances on sale that a musical of the season does not name. keep: they stay. close: their sale is closed, and if one has bookings the season is refused. cancel: those with bookings are cancelled, and everything goes back',
})

/** Times of a sale, presales and caps are changed one by one: a season says only whether a performance is on sale. */
const targetPerformance = z
  .strictObject({
    ...performanceFields,
    sale: z.enum(['open', 'closed']).optional().meta({
      description: 'if left out: as it is; a new one is on sale',
    }),
  })
  .check(hallOrSeats)

const target = {
  musicals: z
    .array(
      registerMusicalRequest
        .omit({ perCustomer: true })
        .extend({ performances: z.array(targetPerformance).max(1000) }),
    )
    .min(1)
    .max(200),
  prune,
}

/** `POST /v1/seasons/plan`: the season as it is to be. */
export const planSeasonRequest = z.strictObject(target)

/** `POST /v1/seasons/apply` */
export const applySeasonRequest = z.strictObject({
  ...target,
  mark: z
    .string()
    .regex(/^[0-9a-f]{16}$/, flaw('not-like', { example: '1f2e3d4c5b6a7988' }))
    .optional()
    .meta({
      description:
        'that of the plan that somebody has agreed to; if there is something else to do by now, it is refused',
      example: '1f2e3d4c5b6a7988',
    }),
})

const terms = { seats: z.int(), price: moneyField }
const showing = { performanceId: z.string(), title: z.string(), startsAt: hallTimeField }

const step = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('musical-added'),
    key: z.string().nullable(),
    title: z.string(),
    venue: z.string(),
  }),
  z.object({
    is: z.literal('performance-added'),
    sale: z.enum(['open', 'closed']).meta({ description: 'whether it is on sale at once' }),
    title: z.string(),
    startsAt: hallTimeField,
    grades: z.array(z.object({ grade: z.string(), ...terms })),
  }),
  z.object({
    is: z.literal('grade-changed'),
    ...showing,
    grade: z.string(),
    was: z.object(terms),
    now: z.object(terms),
  }),
  z.object({ is: z.literal('sale-closed'), ...showing }),
  z.object({ is: z.literal('sale-opened'), ...showing }),
  z.object({
    is: z.literal('performance-cancelled'),
    ...showing,
    seats: z.int().meta({ description: 'those that are held or sold' }),
  }),
])

const note = z.object({
  is: z.enum(['extra', 'begun', 'closed', 'cancelled']).meta({
    description:
      'extra: on sale, and not in the season. begun: its time has passed, so it is not put on sale. closed, cancelled: in the season and off sale, and stays so',
  }),
  performanceId: z.string().nullable().meta({ description: 'null if it is not registered' }),
  title: z.string(),
  startsAt: hallTimeField,
  seats: z.int().meta({ description: 'those that are held or sold' }),
})

const plan = {
  mark: z
    .string()
    .meta({ description: 'the same steps have the same mark', example: '1f2e3d4c5b6a7988' }),
  steps: z.array(step).meta({ description: 'what differs; none if nothing does' }),
  notes: z
    .array(note)
    .meta({ description: 'performances that stay as they are, and what to know of them' }),
  conflicts: z
    .array(
      z.object({ path: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()) }),
    )
    .meta({
      description:
        'what cannot be as wanted, each as a refusal; while there is one, nothing is applied',
    }),
  unchanged: z.object({ musicals: z.int(), performances: z.int() }),
}

export const seasonPlanResponse = z.object(plan)
export const appliedSeasonResponse = z.object({
  ...plan,
  musicalIds: z.array(z.string()).meta({ description: 'in the order of the season' }),
})

export type PlanSeasonRequest = z.input<typeof planSeasonRequest>
export type ApplySeasonRequest = z.input<typeof applySeasonRequest>
export type SeasonPlanResponse = z.infer<typeof seasonPlanResponse>
export type AppliedSeasonResponse = z.infer<typeof appliedSeasonResponse>
export type SeasonStepResponse = SeasonPlanResponse['steps'][number]
export type SeasonNoteResponse = SeasonPlanResponse['notes'][number]
