import { z } from 'zod'
import { type LineShown, PROOFS } from '../kernel/index.ts'
import { MAX_LINES, MAX_PLACES, nameKey } from '../names/index.ts'
import { gradeField, moneyField, seatIdField, seatsField, wheelchairsField } from './fields.ts'
import { flaw } from './flaws.ts'

/** A discount that is in the price of seats, in an answer. */
const discountInLine = z
  .object({
    id: z.string(),
    name: z.string(),
    amount: moneyField.meta({ description: 'what it takes off one seat' }),
    code: z.string().optional().meta({ description: 'left out if it applied by itself' }),
    proof: z.enum(PROOFS).optional().meta({ description: 'whose card the door asks for' }),
  })
  .meta({ description: 'what the price is less than that of the grade' })

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
        fee: moneyField.optional().meta({
          description: 'the booking fee of one seat, which is not part of the price',
        }),
        discounts: z.array(discountInLine).optional(),
      }),
    )
    .meta({
      description:
        'the seats of each grade; the price is that of one seat, after discounts. A grade has several lines if its seats have several prices',
    }),
}

/** The lines of a booking as an answer has them. */
export const linesInAnswer = (lines: readonly LineShown[]) =>
  lines.map(({ places, fee, discounts, ...line }) => ({
    ...line,
    ...(places && { places: [...places] }),
    ...(fee && { fee }),
    ...(discounts && { discounts: [...discounts] }),
  }))

/** Seats of several grades in a request. */
export const linesField = z
  .array(z.strictObject({ grade: gradeField, seats: seatsField }))
  .min(1, flaw('no-grades', {}))
  .max(MAX_LINES)
  .refine(
    (lines) => new Set(lines.map(({ grade }) => nameKey(grade))).size === lines.length,
    flaw('grade-twice', {}),
  )

/** Chosen seats in a request. */
export const placesField = z.array(seatIdField).min(1, flaw('empty', {})).max(MAX_PLACES)

export const ABOUT_SPLIT =
  'a party that finds no seats together may be apart, in parts of two or more; three are two and one'
export const ABOUT_WHEELCHAIRS =
  'how many of the seats, which are of one grade, are places for wheelchairs; the others are the nearest to them'

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
  split: z.boolean().optional().meta({ description: ABOUT_SPLIT }),
  wheelchairs: wheelchairsField.optional().meta({ description: ABOUT_WHEELCHAIRS }),
}

type Wanted = {
  readonly places?: readonly string[] | undefined
  readonly grade?: string | undefined
  readonly seats?: number | undefined
  readonly lines?: readonly { readonly grade: string; readonly seats: number }[] | undefined
  readonly split?: boolean | undefined
  readonly wheelchairs?: number | undefined
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
    for (const [path, why] of termsAmiss(value)) wrong(path, why)
  },
  {
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  },
)

/** What does not go with the seats that are wanted. */
function termsAmiss({ places, lines, seats, split, wheelchairs = 0 }: Wanted) {
  const amiss: [path: string, why: string][] = []
  if (places && split) amiss.push(['split', flaw('seats-chosen', {})])
  if (wheelchairs === 0) return amiss
  const of = lines?.[0]?.seats ?? seats ?? wheelchairs
  if (places) amiss.push(['wheelchairs', flaw('seats-chosen', {})])
  else if (lines && lines.length > 1) amiss.push(['wheelchairs', flaw('one-grade-only', {})])
  else if (wheelchairs > of)
    amiss.push(['wheelchairs', flaw('too-large', { of: 'number', limit: of, isAllowed: true })])
  return amiss
}

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
export function seatsWanted({ grade, seats = 0, lines, places, split, wheelchairs }: Wanted) {
  if (places) return { seats: places.length, places }
  if (!lines) return { grade, seats, split, wheelchairs }
  const [only, ...others] = lines
  if (only && others.length === 0) return { ...only, split, wheelchairs }
  return { seats: lines.reduce((sum, line) => sum + line.seats, 0), lines, split }
}
