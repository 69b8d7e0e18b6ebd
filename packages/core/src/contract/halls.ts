import { z } from 'zod'

const painted = (what: string) =>
  z.array(z.strictObject({ name: z.string(), seats: z.array(z.string()) })).meta({
    description: `${what}, in order: a later one wins. \`seats\` are selectors such as 1F/2..10/7-16`,
  })

/** The plan of a hall, as docs/halls.md has it (domain 3.4). Only its shape is checked here; `parseHall` checks the rest. */
export const hallPlan = z.strictObject({
  hall: z.string().max(200).meta({ description: 'its name', example: 'Studio 400' }),
  address: z.string().max(200).optional().meta({ example: '8 Teheran-ro, Gangnam-gu, Seoul' }),
  timezone: z.string().max(100).meta({ example: 'Asia/Seoul' }),
  focus: z.string().max(100).meta({ description: 'the best seat', example: '1F/6/11' }),
  levels: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.string().meta({ description: 'a line for each row, or for several that are alike' }),
    }),
  ),
  grades: painted('grades'),
  flags: painted('flags').optional(),
  releases: z
    .array(z.strictObject({ name: z.string(), before: z.string().meta({ example: '24h' }) }))
    .optional()
    .meta({
      description:
        'how long before the start seats with a flag (`wheelchair`, `house`) are sold to anybody: hours or days',
    }),
})

/** `POST /v1/halls` */
export const hallRequest = hallPlan

/** `PUT /v1/halls/{id}` */
export const changeHallRequest = hallPlan.extend({
  was: z.int().min(1).optional().meta({
    description: 'the version that was changed; refused if the hall has a newer one by now',
  }),
})

const counted = {
  seats: z.int(),
  forSale: z.int().meta({ description: 'without those that are killed or kept for the house' }),
}

/** A hall with its newest plan, or with the version that was asked for. */
export const hallResponse = z.object({
  id: z.string(),
  version: z.int(),
  hall: z.string(),
  address: z.string().optional().meta({ description: 'only if its plan has one' }),
  timeZone: z.string(),
  ...counted,
  grades: z.array(z.object({ grade: z.string(), ...counted })),
})

/** `GET /v1/halls/{id}/versions/{version}`: it never changes */
export const hallVersionResponse = hallResponse.extend({
  plan: z.unknown().meta({ description: 'as it was given' }),
  only: z.string().optional().meta({
    description: 'the performance that this plan was made for, and no newer one of the hall',
  }),
  places: z
    .array(
      z.object({
        id: z.string().meta({ example: '1F/8/11' }),
        grade: z.string(),
        x: z.number().meta({ description: 'in seats to the right of the middle of the hall' }),
        row: z.int().meta({ description: 'of all rows of the hall, from 0 at the stage' }),
        flags: z.array(z.string()).optional(),
      }),
    )
    .meta({ description: 'all seats, in the order of the states of a performance' }),
})

/** `GET /v1/performances/{id}/seats` */
export const seatStatesResponse = z.object({
  performanceId: z.string(),
  hall: z.object({ id: z.string(), version: z.int() }),
  states: z.string().meta({
    description:
      'a character for each seat, in the order of the places of the plan: . free, x taken, - not on sale',
  }),
})

export type HallRequest = z.infer<typeof hallRequest>
export type ChangeHallRequest = z.infer<typeof changeHallRequest>
export type HallResponse = z.infer<typeof hallResponse>
export type HallVersionResponse = z.infer<typeof hallVersionResponse>
export type SeatStatesResponse = z.infer<typeof seatStatesResponse>
