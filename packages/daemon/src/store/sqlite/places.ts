import {
  FREE,
  freshStates,
  type HallDraft,
  mapOf,
  type SeatMap,
  seatOf,
  seatsOfGrades,
  TAKEN,
} from '@outerpark/core/hall'
import type Database from 'better-sqlite3'
import { HAS_SEATS } from './codes.ts'

/**
 * Performances whose seats are not what their reservations and holds say: a seat that two have, one that nobody has and that is not
 * free, one that the hall does not have, or has in another grade. And those that
 * have the plan of another performance alone, or other numbers of seats on sale than their plan says. Needs {@link addPlaceFunctions}.
 */
export const WRONG_PLACES = `WITH sitting AS (
      SELECT o.performance_id, place.value AS place, line.value ->> 0 AS grade
      FROM reservations r JOIN offers o ON o.seq = r.offer JOIN json_each(r.lines) line
        JOIN json_each(line.value, '$[3]') place
      WHERE r.lines IS NOT NULL AND r.status IN ${HAS_SEATS}
        AND (r.gone IS NULL OR place.value NOT IN
          (SELECT lost.value FROM json_each(r.gone) gone, json_each(gone.value, '$[4]') lost))
      UNION ALL
      SELECT h.performance, place.value, line.value ->> 0
      FROM holds h, json_each(h.lines) line, json_each(line.value, '$[3]') place),
    taken AS (SELECT performance_id, json_group_array(json_array(place, grade)) AS places FROM sitting GROUP BY performance_id)
    SELECT p.id FROM performances p
    LEFT JOIN halls h ON h.id = p.hall AND h.version = p.hall_version
    LEFT JOIN seat_states s ON s.performance = p.id
    LEFT JOIN taken t ON t.performance_id = p.id
    WHERE iif(p.hall IS NULL, s.states IS NOT NULL OR t.places IS NOT NULL,
      h.plan IS NULL OR coalesce(h.performance, p.id) <> p.id
        OR s.states IS NOT seat_states_of(h.plan, coalesce(t.places, '[]'))
        OR NOT has_seats(h.plan, (SELECT json_group_object(g.grade, g.capacity) FROM grades_with_seats g WHERE g.performance_id = p.id)))`

/** Whether the plan has as many seats of each grade as are on sale. A grade may be on sale that it does not have: with no seats. */
function hasSeats(map: SeatMap, onSale: Readonly<Record<string, number>>): boolean {
  const counts = seatsOfGrades(map)
  const known = new Map(map.grades.map((grade, at) => [grade, counts[at] ?? 0]))
  return [...new Set([...known.keys(), ...Object.keys(onSale)])].every(
    (grade) => (known.get(grade) ?? 0) === (onSale[grade] ?? 0),
  )
}

/**
 * Adds the function that makes the states of a plan with these seats taken, each named with its grade; NULL if there is no plan, or if
 * a seat is not there, there twice, or of another grade. And the one that says whether a plan has so many seats of each grade.
 */
export function addPlaceFunctions(db: Database.Database): void {
  const maps = new Map<unknown, SeatMap>()
  const mapFor = (plan: unknown): SeatMap => {
    const known = maps.get(plan)
    if (known) return known
    const map = mapOf(JSON.parse(String(plan)) as HallDraft) // it was checked when it was added
    maps.set(plan, map)
    return map
  }
  db.function('seat_states_of', { deterministic: true }, (plan, places) => {
    // SQLite calls it for performances without a plan, too: OR does not say which side comes first.
    if (plan === null) return null
    const map = mapFor(plan)
    const states = freshStates(map)
    // WRONG_PLACES has made it.
    for (const [id, grade] of JSON.parse(String(places)) as [place: string, grade: string][]) {
      const seat = seatOf(map, id)
      if (seat === undefined || states[seat] !== FREE) return null
      if (map.grades[map.gradeOf[seat] ?? -1] !== grade) return null
      states[seat] = TAKEN
    }
    return Buffer.from(states)
  })
  db.function('has_seats', { deterministic: true }, (plan, grades) => {
    if (plan === null) return 0
    const onSale = JSON.parse(String(grades)) as Readonly<Record<string, number>>
    return Number(hasSeats(mapFor(plan), onSale))
  })
}
