import { KEPT } from './flags.ts'
import { type PaintedPlan, repainted, type Selected, selectionOf } from './repaint.ts'
import { type Seat, type SeatMap, seatId, seatOf } from './seat-map.ts'
import { type SeatStates, TAKEN } from './taken.ts'

/** Another plan in which nobody loses a seat that it has. */
export type KeptTaken = {
  readonly plan: PaintedPlan
  /** the ids of the seats that are not as the other plan said: they keep their grade, and stay on sale */
  readonly kept: readonly string[]
}

/**
 * Another plan, but seats that are held or sold keep the grade that they have, and stay on sale (domain 3.4). A taken seat that the other
 * plan does not have cannot be kept by repainting: the performance is refused that plan as before.
 *
 * @param now the plan of the performance, and the states of its seats
 * @param to the map of the other plan, and its lines
 */
export function keepTaken(
  now: { readonly map: SeatMap; readonly states: SeatStates },
  to: { readonly map: SeatMap; readonly plan: PaintedPlan },
): KeptTaken {
  const regraded = new Map<string, Seat[]>()
  const unsold: Seat[] = []
  const kept: string[] = []
  for (let seat = 0; seat < now.map.count; seat++) {
    if (now.states[seat] !== TAKEN) continue
    const id = seatId(now.map, seat)
    const place = seatOf(to.map, id)
    if (place === undefined) continue
    const grade = gradeOf(now.map, seat)
    const isRegraded = gradeOf(to.map, place) !== grade
    const isUnsold = ((to.map.flags[place] ?? 0) & KEPT) !== 0
    if (isRegraded) regraded.set(grade, [...(regraded.get(grade) ?? []), place])
    if (isUnsold) unsold.push(place)
    if (isRegraded || isUnsold) kept.push(id)
  }
  const selected = (seats: readonly Seat[]): readonly Selected[] => selectionOf(to.map, seats)
  let { plan } = to
  if (unsold.length > 0) plan = repainted(to.map, plan, selected(unsold), { kept: 'neither' })
  for (const [grade, seats] of regraded) plan = repainted(to.map, plan, selected(seats), { grade })
  return { plan, kept }
}

const gradeOf = ({ grades, gradeOf: of }: SeatMap, seat: Seat): string =>
  grades[of[seat] ?? -1] ?? ''
