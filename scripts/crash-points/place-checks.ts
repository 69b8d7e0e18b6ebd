import type Database from 'better-sqlite3'
import type { Booked, HeldSeats, Row, Seated } from './promises.ts'

type Known = Booked & { readonly row: Row | undefined }

const OPEN = new Set(['awaiting-payment', 'confirmed'])

/**
 * Says which seats with numbers are wrong: two customers have one, or a seat is taken that nobody has, or free that somebody has. It
 * compares the states of the seats, one by one, with the answers to customers. Which seats there are it knows from the story, and does
 * not read the plan of the hall.
 *
 * @param halls performance → its seats
 * @param holds what customers hold without a booking
 */
export function wrongPlaces(
  db: Database.Database,
  known: readonly Known[],
  halls: ReadonlyMap<string, Seated>,
  holds: readonly HeldSeats[],
): string[] {
  const taken = placesOf(known, holds)
  const states = new Map(
    db
      .prepare<[], [string, string]>('SELECT performance, CAST(states AS TEXT) FROM seat_states')
      .raw()
      .all(),
  )
  return [...new Set([...halls.keys(), ...taken.keys(), ...states.keys()])].flatMap((id) => {
    const hall = halls.get(id)
    if (!hall) return [`the story knows no seats with numbers of ${id}`]
    const places = taken.get(id) ?? []
    const doubled = places.filter((place, n) => places.indexOf(place) !== n)
    const strange = places.filter((place) => !isSold(hall, place))
    const [found, due] = [states.get(id), statesOf(hall, places)]
    return [
      ...doubled.map((place) => `${place} of ${id} was given to two`),
      ...strange.map((place) => `${place} of ${id} was given to somebody, and is not for sale`),
      ...(found === due ? [] : [`the seats of ${id} are ${found}, and customers have ${due}`]),
    ]
  })
}

const isSold = ({ seats, neverSold }: Seated, place: string) =>
  seats.includes(place) && !neverSold.includes(place)

/** performance → the places that customers have of it, by the answers to them */
function placesOf(
  known: readonly Known[],
  holds: readonly HeldSeats[],
): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, string[]>()
  const take = (performance: string, lines: Booked['lines']): void => {
    const places = lines.flatMap(({ places = [] }) => places)
    if (places.length > 0) taken.set(performance, [...(taken.get(performance) ?? []), ...places])
  }
  for (const { lines, row } of known) if (row && OPEN.has(row.status)) take(row.performance, lines)
  for (const { performanceId, lines } of holds) take(performanceId, lines)
  return taken
}

/** The states of all seats when customers have these, as `seat_states` writes them. */
const statesOf = (hall: Seated, places: readonly string[]): string =>
  hall.seats
    .map((seat) => {
      if (!isSold(hall, seat)) return '-'
      return places.includes(seat) ? 'x' : '.'
    })
    .join('')
