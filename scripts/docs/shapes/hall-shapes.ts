import { hallVersionResponse, moneyField, performanceResponse } from '@outerpark/core/contract'
import { FLAGS, RELEASED, SEAT_CHANGES } from '@outerpark/core/hall'
import { z } from 'zod'
import type { CheckedHall } from '../../../packages/cli/src/hall/check.ts'
import type {
  PerformancePlan,
  ReplannedPerformance,
} from '../../../packages/cli/src/hall/performance-plan.ts'
import type { SeatsNow } from '../../../packages/cli/src/hall/seats-now.ts'
import { shapeOf } from './shape-of.ts'

const capacity = {
  seats: z.int(),
  forSale: z.int().meta({ description: 'without seats with the flags `kill` and `house`' }),
}

/** The plan of a hall in figures. */
const hallFigures = z.object({
  name: z.string(),
  address: z.string().nullable().meta({ description: 'null if the plan has none' }),
  timeZone: z.string(),
  focus: z.string().meta({ description: 'the id of the best seat' }),
  releases: z
    .array(z.object({ flag: z.enum(RELEASED), beforeMs: z.int() }))
    .meta({ description: 'seats that are sold to anybody from some time before the start on' }),
  ...capacity,
  forAnybody: z.int().meta({
    description: 'those for sale that are not for a wheelchair, a companion or the house',
  }),
  levels: z.array(z.object({ level: z.string(), rows: z.int(), ...capacity })),
  grades: z.array(z.object({ grade: z.string(), ...capacity })),
  flags: z
    .array(z.object({ flag: z.enum(FLAGS), seats: z.int() }))
    .meta({ description: 'flags that some seat has' }),
})

/** The seats that a party gets first. */
const bestInHall = z.object({
  party: z.int(),
  grade: z.string().nullable().meta({ description: 'null: any' }),
  rule: z
    .enum(['L1', 'L2', 'L3', 'L4', 'L5'])
    .nullable()
    .meta({ description: 'how they sit, see docs/halls.md; null if they find no seats' }),
  seats: z.array(z.string()).meta({ description: 'ids, LEVEL/ROW/NUMBER' }),
  restricted: z.array(z.string()).meta({ description: 'those of them with a restricted view' }),
  largest: z
    .object({ together: z.int(), inTwo: z.int() })
    .nullable()
    .meta({ description: 'how large a party could be; null if this one finds seats' }),
})

export const checkedHall = shapeOf<CheckedHall>()(
  z.object({
    ok: z.boolean(),
    file: z.string(),
    mistakes: z.array(
      z.object({
        line: z.int().meta({ description: 'in the file, from 1' }),
        column: z.int().meta({ description: 'from 1' }),
        code: z.string().meta({ description: 'stable: match on it' }),
        params: z.record(z.string(), z.unknown()),
        message: z.string(),
      }),
    ),
    hall: hallFigures.nullable().meta({ description: 'null if there are mistakes' }),
    best: bestInHall.nullable().meta({ description: 'null without `--best`' }),
  }),
)

export const seatsNow = shapeOf<SeatsNow>()(
  z.object({
    performanceId: z.string(),
    title: z.string(),
    startsAt: z.string(),
    hall: z.object({ id: z.string(), version: z.int(), name: z.string() }),
    grades: z.array(
      z.object({
        grade: z.string(),
        price: moneyField,
        free: z.int(),
        seats: z.int().meta({ description: 'those on sale, free or not' }),
      }),
    ),
    seats: z
      .array(
        z.object({
          id: z.string().meta({ example: '1F/8/11' }),
          grade: z.string(),
          state: z.enum(['free', 'taken', 'yours', 'not-on-sale']),
          flags: z.array(z.enum(FLAGS)).optional(),
        }),
      )
      .meta({ description: 'all seats in the order of the plan; `--grade`: those of the grade' }),
  }),
)

/** The plan of a performance. */
export const performancePlan = shapeOf<PerformancePlan>()(
  z.object({
    performanceId: z.string(),
    title: z.string(),
    startsAt: z.string(),
    own: z.boolean().meta({ description: 'whether it is for this performance alone' }),
    newest: z.int().meta({ description: 'the newest version of its hall' }),
    ...hallVersionResponse.shape,
  }),
)

/** A performance that has got another plan. */
export const replannedPerformance = shapeOf<ReplannedPerformance>()(
  z.object({
    performance: performanceResponse,
    was: z.int().meta({ description: 'the version of its plan before' }),
    changes: z.array(
      z.object({
        change: z.enum(SEAT_CHANGES),
        from: z
          .string()
          .nullable()
          .meta({ description: 'the grade before, of `grade` and `gone`' }),
        to: z.string().nullable().meta({ description: 'the grade after, of `grade` and `new`' }),
        count: z.int().meta({ description: 'how many seats' }),
        seats: z.array(z.string()).meta({ description: 'selectors that mean them' }),
        taken: z.array(z.string()).meta({ description: 'the ids of those that are taken' }),
      }),
    ),
    kept: z.array(z.string()).meta({
      description: '`--free-only`: the ids of the taken seats that stayed as they were',
    }),
  }),
)
