import { z } from 'zod'
import type { LineShown } from '../kernel/index.ts'
import { MAX_LINES, nameKey } from '../names/index.ts'
import { gradeField, moneyField, seatIdField, seatsField } from './fields.ts'
import { flaw } from './flaws.ts'

/** What an answer says of the seats of a booking. */
export const bookedSeats = {
  grade: z
    .string()
    .nullable()
    .meta({ description: 'the grade of all seats; null if they are of several' }),
  seats: z.int().meta({ description: 'of all lines together' }),
  lines: z
    .array(
      z.object({
        grade: z.string(),
        seats: z.int(),
        price: moneyField,
        places: z
          .array(z.string())
          .optional()
          .meta({
            description: 'where the seats are, if those of the performance have numbers',
            example: ['1F/8/11'],
          }),
      }),
    )
    .meta({ description: 'the seats of each grade; the price is that of one seat' }),
}

/** The lines of a booking as an answer has them. */
export const linesInAnswer = (lines: readonly LineShown[]) =>
  lines.map(({ places, ...line }) => ({ ...line, ...(places && { places: [...places] }) }))

/** Seats of several grades in a request. */
export const linesField = z
  .array(z.strictObject({ grade: gradeField, seats: seatsField }))
  .min(1, flaw('no-grades', {}))
  .max(MAX_LINES)
  .refine(
    (lines) => new Set(lines.map(({ grade }) => nameKey(grade))).size === lines.length,
    flaw('grade-twice', {}),
  )

/** The most seats that can be chosen one by one. */
export const MAX_PLACES = 300

/** Chosen seats in a request. */
export const placesField = z.array(seatIdField).min(1, flaw('empty', {})).max(MAX_PLACES)

/** The seats that a request wants: `seats` with or without a grade, or `lines`. */
export const wantedSeats = {
  grade: gradeField.optional().meta({ description: 'may be left out if there is only one' }),
  seats: seatsField.optional().meta({ description: 'of one grade; for several grades: lines' }),
  lines: linesField.optional().meta({
    description: 'seats of several grades, which are booked together or not at all',
  }),
  places: placesField.optional().meta({
    description:
      'chosen seats, if those of the performance have numbers; without them the best are chosen',
  }),
  acceptRestricted: z
    .boolean()
    .optional()
    .meta({ description: 'whether seats with a restricted view will do' }),
}

type Wanted = {
  readonly places?: readonly string[] | undefined
  readonly grade?: string | undefined
  readonly seats?: number | undefined
  readonly lines?: readonly { readonly grade: string; readonly seats: number }[] | undefined
}

/** Checks that a request has seats or lines, and not both. Whatever else is wrong with it is told as well. */
export const seatsOrLines = z.core._check<Wanted>(
  ({ value, issues }) => {
    const { grade, seats, lines, places } = value
    const wrong = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value })
    const isOpen = seats === undefined && lines === undefined && places === undefined
    if (isOpen) wrong('seats', flaw('missing', {}))
    if (places && (seats !== undefined || grade !== undefined || lines))
      wrong('places', flaw('seats-or-lines', {}))
    if (lines && (seats !== undefined || grade !== undefined))
      wrong('lines', flaw('seats-or-lines', {}))
  },
  {
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  },
)

/**
 * The same for the description of a request. Each choice gives its field a type. Otherwise the types of a generated client allow a
 * booking with none of them.
 */
export const SEATS_OR_LINES = {
  oneOf: [
    { type: 'object', required: ['seats'], properties: { seats: { type: 'integer' } } },
    { type: 'object', required: ['lines'], properties: { lines: { type: 'array' } } },
    { type: 'object', required: ['places'], properties: { places: { type: 'array' } } },
  ],
}

/** What a booking command takes, from a checked request. */
export function seatsWanted({ grade, seats = 0, lines, places }: Wanted) {
  if (places) return { seats: places.length, places }
  if (!lines) return { grade, seats }
  const [only, ...others] = lines
  if (only && others.length === 0) return only
  return { seats: lines.reduce((sum, line) => sum + line.seats, 0), lines }
}
