import type { RefusalParams } from '@outerpark/core/kernel'
import { mostApart, wronglyApart } from './apart.ts'
import type { BestWish } from './best-wish.ts'
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
import { hasPlaces, wronglyPlaced } from './wheelchairs.ts'

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

/** Whether a party finds seats, among those with a restricted view or not. */
function finds(model: HallModel, free: Seats, wish: BestWish, restricted: boolean): boolean {
  const { grade, seats, split, wheelchairs } = wish
  if (wheelchairs > 0) return hasPlaces(model, free, wish, restricted)
  const wanted = wantedSeats(model, free, grade, restricted)
  return canSit(model, wanted, seats) || (split && mostApart(model, wanted, seats) === seats)
}

/** A party sits together if it can, and leaves no single seat if it can. */
export function wronglySeated(
  model: HallModel,
  free: Seats,
  wish: BestWish,
  chosen: readonly string[],
): string | undefined {
  const { grade, seats, acceptRestricted, split, wheelchairs } = wish
  if (wheelchairs > 0) return wronglyPlaced(model, free, wish, chosen)
  const wanted = wantedSeats(model, free, grade, acceptRestricted)
  const play = inPlay(model, free)
  const isChosen = (way: readonly string[]) => way.join() === chosen.join()
  const ways = waysToSit(model, wanted, seats).find((some) => some.length > 0) ?? []
  const what = `${seats} × ${grade} got ${chosen}`
  if (split && ways.length === 0) {
    const strange = chosen.find((seat) => !wanted.has(seat))
    return strange ? `${what}, and ${strange} is not for them` : wronglyApart(model, chosen)
  }
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
  { grade, seats, split }: BestWish,
  { case: which, largest }: RefusalParams['no-block'],
): string | undefined {
  const all = wantedSeats(model, free, grade, true)
  const apart = mostApart(model, all, seats)
  if (split) {
    const isRight = which === 'split' && apart < seats && apart === largest
    return isRight ? undefined : `${apart} could sit apart, and not ${largest} (${which})`
  }
  if (which !== (apart === seats ? 'split-would-do' : 'together'))
    return `${apart} could sit apart, and it was refused: ${which}`
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
  wish: BestWish,
): string | undefined {
  const { grade, seats } = wish
  if (finds(model, free, wish, false)) return `${seats} × ${grade} with a good view were free`
  return finds(model, free, wish, true) ? undefined : `there were no ${seats} × ${grade} at all`
}
