import type { ReservationResponse } from '@outerpark/core/contract'
import { dearestOf, gradeOf } from '@outerpark/core/kernel'
import { gradeNamed } from '@outerpark/core/names'
import type { Client, SomeSeats } from '../client/client.ts'
import { usage } from '../failure.ts'
import { type SeatsOptions, wantedSeats } from '../input/wanted-seats.ts'
import { shellWord } from '../text/command-line.ts'

/** The seats of a reservation, as the command line has them. */
export type SeatsToCancel = Pick<SeatsOptions, 'seats' | 'grade'>

/** The seats that a command names of a reservation; none of both fields if all of them. */
export async function seatsToCancel(
  client: Client,
  id: string,
  { seats, grade }: SeatsToCancel,
): Promise<SomeSeats> {
  if (seats === undefined && grade === undefined) return {}
  const wanted = wantedSeats({ ...(seats !== undefined && { seats }), ...(grade && { grade }) })
  if (wanted.places) return { places: wanted.places }
  if (wanted.lines) return { lines: wanted.lines }
  if (wanted.seats === undefined) throw usage(({ inputs }) => inputs.seatsOfEach)
  return { lines: [{ grade: wanted.grade ?? (await onlyGrade(client, id)), seats: wanted.seats }] }
}

/** The grade of a reservation whose seats are all of one. */
async function onlyGrade(client: Client, id: string): Promise<string> {
  const { lines, left } = await client.reservation(id)
  const only = gradeOf(left?.lines ?? lines)
  if (only === null) throw usage(({ inputs }) => inputs.seatsOfEach)
  return only
}

/** Those seats of a reservation, with their prices. What it does not have is left out: the box office refuses it. */
export function linesNamed(
  { lines: all, left }: Pick<ReservationResponse, 'lines' | 'left'>,
  { lines, places }: SomeSeats,
): ReservationResponse['lines'] {
  const has = left?.lines ?? all
  if (lines)
    return lines.flatMap(({ grade, seats }) => {
      const line = gradeNamed(has, grade)
      return line ? dearestOf(has, line.grade, seats) : []
    })
  if (!places) return has
  return has.flatMap((line) => {
    const named = line.places?.filter((place) => places.includes(place)) ?? []
    return named.length > 0 ? [{ ...line, seats: named.length, places: named }] : []
  })
}

/** The options as they were typed, for a command that is shown. */
export const seatsOptions = ({ seats, grade = [] }: SeatsToCancel): string =>
  [
    ...(seats === undefined
      ? []
      : [` --seats ${typeof seats === 'number' ? seats : shellWord(seats.join())}`]),
    ...grade.map((each) => ` --grade ${shellWord(each)}`),
  ].join('')
