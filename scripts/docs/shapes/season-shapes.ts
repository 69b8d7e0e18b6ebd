import { seasonPlanResponse } from '@outerpark/core/contract'
import { z } from 'zod'

const { conflicts: _, ...plan } = seasonPlanResponse.shape

/** What `season apply` prints. Conflicts are a failure. */
export const seasonOutcome = z.object({
  ...plan,
  applied: z
    .boolean()
    .meta({ description: 'false if there was nothing to change, or with --dry-run' }),
})

/** What `season export` prints: a season file as JSON. */
export const exportedSeason = z.object({
  grades: z
    .record(
      z.string(),
      z.record(z.string(), z.object({ seats: z.int().optional(), price: z.int() })),
    )
    .optional(),
  musicals: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      venue: z.string(),
      performances: z.array(z.object({ at: z.string(), grades: z.string() })),
    }),
  ),
})
