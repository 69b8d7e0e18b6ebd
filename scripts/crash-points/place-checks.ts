import type Database from 'better-sqlite3'
import type { Booked, Row } from './promises.ts'

type Known = Booked & { readonly row: Row | undefined }

const OPEN = new Set(['awaiting-payment', 'confirmed'])

/**
 * Says which seats with numbers are wrong: two customers have one, or a seat is taken that nobody has, or free that somebody has. It
 * compares the answers to customers with the states of the seats, and does not read the plan of the hall.
 */
export function wrongPlaces(db: Database.Database, known: readonly Known[]): string[] {
  const taken = new Map<string, string[]>()
  for (const { lines, row } of known) {
    const places = lines.flatMap(({ places = [] }) => places)
    if (places.length === 0 || !row || !OPEN.has(row.status)) continue
    taken.set(row.performance, [...(taken.get(row.performance) ?? []), ...places])
  }
  const states = db
    .prepare<[], { performance: string; states: string }>(
      'SELECT performance, CAST(states AS TEXT) AS states FROM seat_states',
    )
    .all()
  const lost = [...taken.keys()].filter((id) => !states.some((each) => each.performance === id))
  return [
    ...lost.map((id) => `the seats of ${id} are booked and have no states`),
    ...states.flatMap(({ performance, states: text }) => {
      const places = taken.get(performance) ?? []
      const doubled = places.filter((place, n) => places.indexOf(place) !== n)
      const marked = [...text].filter((state) => state === 'x').length
      return [
        ...doubled.map((place) => `${place} of ${performance} was given to two`),
        ...(marked === places.length
          ? []
          : [`${marked} seats of ${performance} are taken, and customers have ${places.length}`]),
      ]
    }),
  ]
}
