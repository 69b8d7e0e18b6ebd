import { MAX_SEATS, type NamedSeats } from '@outerpark/core/names'
import { usage } from '../failure.ts'
import { refuseTwice } from './grade-twice.ts'
import { seatsToBook } from './numbers.ts'
import { seatIds } from './seat-ids.ts'

/** The seats of a booking, as the command line has them. */
export type SeatsOptions = {
  /** how many, or the ids of chosen ones */
  readonly seats?: number | readonly string[]
  /** how many of the best; the same as a number of `--seats` */
  readonly best?: number
  /** names of grades; with their seats, as `VIP:2`, if `--seats` does not say how many */
  readonly grade?: readonly string[]
} & Pick<TermsOptions, 'split' | 'wheelchair'>

/** How the seats may be, as the command line has it. */
export type TermsOptions = {
  /** whether a party that is not together may be apart */
  readonly split?: boolean
  /** how many places for wheelchairs are among the seats */
  readonly wheelchair?: number
  /** whether seats with a restricted view will do */
  readonly acceptRestricted?: boolean
  /** the code of the presale, before the sale opens */
  readonly presaleCode?: string
}

/** The fields of a request that say how the seats may be. */
export const seatTerms = ({ split, wheelchair, acceptRestricted, presaleCode }: TermsOptions) => ({
  ...(split && { split }),
  ...(wheelchair && { wheelchairs: wheelchair }),
  ...(acceptRestricted && { acceptRestricted }),
  ...(presaleCode && { presaleCode }),
})

/** Seats of one grade, of which something may still be missing, or lines of several grades. */
export type WantedSeats =
  | {
      readonly grade?: string
      readonly seats?: number
      readonly lines?: undefined
      readonly places?: undefined
    }
  | { readonly lines: readonly NamedSeats[]; readonly places?: undefined }
  /** chosen seats by their ids */
  | { readonly places: readonly string[]; readonly lines?: undefined }

/** Seats that leave nothing open. */
export type WholeOrder = Extract<
  WantedSeats,
  { readonly lines: object } | { readonly places: object }
>

export const isWhole = (wanted: WantedSeats): wanted is WholeOrder =>
  wanted.lines !== undefined || wanted.places !== undefined

/** Adds a value of an option that may come several times. */
export const oneMore = (text: string, before: readonly string[] = []): string[] => [...before, text]

/** Reads a number of seats, or adds the ids of seats to the earlier ones: `1F/8/11,1F/8/13-16`. */
export function seatsOrPlaces(
  text: string,
  before?: number | readonly string[],
): number | readonly string[] {
  const isPlaces = text.includes('/')
  if (before !== undefined && isPlaces !== (typeof before === 'object'))
    throw usage(({ inputs }) => inputs.countOrPlaces)
  if (!isPlaces) return seatsToBook(text)
  return [...(typeof before === 'object' ? before : []), ...seatIds(text)]
}

/**
 * What is wanted. `--seats` goes with one grade at most. Without it each grade says how many, as in `--grade VIP:2 --grade R:1`; a
 * single one may leave that open, and somebody is asked.
 */
export function wantedSeats({
  seats: given,
  best,
  grade = [],
  ...terms
}: SeatsOptions): WantedSeats {
  if (given !== undefined && best !== undefined) throw usage(({ inputs }) => inputs.bestOrSeats)
  if (typeof given === 'object') {
    if (terms.split) throw usage(({ inputs }) => inputs.chosenAlready('--split'))
    if (terms.wheelchair) throw usage(({ inputs }) => inputs.chosenAlready('--wheelchair'))
    if (grade.length > 0) throw usage(({ inputs }) => inputs.placesHaveGrades)
    const twice = given.find((seat, n) => given.indexOf(seat) !== n)
    if (twice !== undefined) throw usage(({ inputs }) => inputs.seatTwice(twice))
    return { places: given }
  }
  const seats = given ?? best
  const [only, ...others] = grade
  if (seats !== undefined || only === undefined) {
    if (others.length > 0) throw usage(({ inputs }) => inputs.seatsOfEach)
    return {
      ...(only !== undefined && { grade: only }),
      ...(seats !== undefined && { seats }),
    }
  }
  const lines = grade.map(namedSeats)
  const [first] = lines
  if (others.length === 0 && first) return first
  if (terms.wheelchair) throw usage(({ inputs }) => inputs.wheelchairsOfOne)
  for (const [n, line] of lines.entries()) refuseTwice(line.grade, lines.slice(0, n))
  return {
    lines: lines.map(({ grade: name, seats: count }) => {
      if (count === undefined) throw usage(({ inputs }) => inputs.seatsOfEach)
      return { grade: name, seats: count }
    }),
  }
}

/** Reads `VIP:2`, or a name alone. The name itself may contain colons. */
function namedSeats(text: string): { readonly grade: string; readonly seats?: number } {
  const [, grade, digits] = /^(.+):(\d{1,6})$/.exec(text) ?? []
  if (grade === undefined) return { grade: text }
  const seats = Number(digits)
  if (seats < 1 || seats > MAX_SEATS)
    throw usage(({ inputs }) => inputs.seatsToBook(`--grade ${text}`, digits ?? ''))
  return { grade, seats }
}
