import {
  acrossAisle,
  behind,
  blocks,
  type HallModel,
  inPlay,
  isRestricted,
  orphansMade,
  type Seats,
} from './hall-model.ts'

/** Seats of one grade that somebody wants without choosing them. */
export type BestWish = {
  readonly grade: string
  readonly seats: number
  readonly acceptRestricted: boolean
}

/** The free seats of the grade that anybody may have; without those whose view is restricted, unless they will do. */
function wantedSeats(model: HallModel, free: Seats, grade: string, restricted: boolean): Seats {
  const fits = (seat: string) =>
    model.gradeOf.get(seat) === grade && (restricted || !isRestricted(model, seat))
  return new Set([...inPlay(model, free)].filter(fits))
}

/** All ways in which a party can sit, the best ones first: together, across an aisle, one behind the other. */
const waysToSit = (model: HallModel, seats: Seats, size: number) => [
  blocks(model, seats, size),
  acrossAisle(model, seats, size),
  behind(model, seats, size),
]

const canSit = (model: HallModel, seats: Seats, size: number): boolean =>
  waysToSit(model, seats, size).some((ways) => ways.length > 0)

/** A party sits together if it can, and leaves no single seat if it can. */
export function wronglySeated(
  model: HallModel,
  free: Seats,
  { grade, seats, acceptRestricted }: BestWish,
  chosen: readonly string[],
): string | undefined {
  const wanted = wantedSeats(model, free, grade, acceptRestricted)
  const play = inPlay(model, free)
  const isChosen = (way: readonly string[]) => way.join() === chosen.join()
  const ways = waysToSit(model, wanted, seats).find((some) => some.length > 0) ?? []
  const what = `${seats} × ${grade} got ${chosen}`
  if (!ways.some(isChosen)) return `${what}, and could have ${ways[0] ?? 'nothing'}`
  const clean = blocks(model, wanted, seats).find((way) => orphansMade(model, play, way) <= 0)
  if (clean && orphansMade(model, play, chosen) > 0)
    return `${what}, which leaves a single seat, and ${clean} does not`
  return undefined
}

/** No party is refused that could sit. */
export function wronglyWithoutBlock(
  model: HallModel,
  free: Seats,
  { grade, seats }: BestWish,
  largest: number,
): string | undefined {
  const all = wantedSeats(model, free, grade, true)
  if (canSit(model, all, seats))
    return `${waysToSit(model, all, seats).find((ways) => ways.length > 0)?.[0]} were free`
  let real = seats - 1
  while (real > 0 && !canSit(model, all, real)) real -= 1
  return real === largest ? undefined : `${real} could sit, and not ${largest}`
}

/** Seats with a restricted view are offered only if there is nothing else. */
export function wronglyRestricted(
  model: HallModel,
  free: Seats,
  { grade, seats }: BestWish,
): string | undefined {
  if (canSit(model, wantedSeats(model, free, grade, false), seats))
    return `${seats} × ${grade} with a good view were free`
  return canSit(model, wantedSeats(model, free, grade, true), seats)
    ? undefined
    : `there were no ${seats} × ${grade} at all`
}
