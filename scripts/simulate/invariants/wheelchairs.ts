import type { BestWish } from './best-wish.ts'
import {
  blocks,
  type HallModel,
  inPlay,
  isForAnybody,
  isRestricted,
  type Seats,
  type Segment,
} from './hall-model.ts'

type Party = Pick<BestWish, 'grade' | 'seats' | 'wheelchairs'>

/** The free seats of the grade for people in wheelchairs, and those for everybody who comes with them. */
function placesFor(model: HallModel, free: Seats, grade: string, restricted: boolean) {
  const { gradeOf, flagOf } = model
  const own = [...free].filter((seat) => gradeOf.get(seat) === grade)
  const fits = (seat: string) =>
    flagOf.get(seat) === 'companion' ||
    (isForAnybody(model, seat) && (restricted || !isRestricted(model, seat)))
  return {
    chairs: new Set(own.filter((seat) => flagOf.get(seat) === 'wheelchair')),
    company: new Set(own.filter(fits)),
  }
}

const among = (seats: readonly string[], those: Seats) => seats.filter((seat) => those.has(seat))
const rowsOf = ({ rows }: HallModel): readonly Segment[] => rows.map((row) => row.flat())

/** Whether a row has places for all of a party with wheelchairs. */
export function hasPlaces(
  model: HallModel,
  free: Seats,
  { grade, seats, wheelchairs }: Party,
  restricted: boolean,
): boolean {
  const { chairs, company } = placesFor(model, free, grade, restricted)
  return rowsOf(model).some(
    (row) =>
      among(row, chairs).length >= wheelchairs && among(row, company).length >= seats - wheelchairs,
  )
}

/** A party has as many places for wheelchairs as it needs, all in one row, and sits together if it can. */
export function wronglyPlaced(
  model: HallModel,
  free: Seats,
  { grade, seats, wheelchairs, acceptRestricted }: BestWish,
  chosen: readonly string[],
): string | undefined {
  const what = `${seats} × ${grade} with ${wheelchairs} wheelchairs got ${chosen}`
  const { chairs, company } = placesFor(model, free, grade, acceptRestricted)
  if (among(chosen, chairs).length !== wheelchairs) return what
  if (among(chosen, company).length !== seats - wheelchairs) return what
  if (!rowsOf(model).some((row) => among(chosen, new Set(row)).length === seats))
    return `${what}, in several rows`
  const fit = blocks(model, new Set([...chairs, ...company]), seats).filter(
    (block) => among(block, chairs).length === wheelchairs,
  )
  if (fit.length === 0) return undefined
  const isChosen = fit.some((block) => block.join() === chosen.join())
  if (!isChosen) return `${what}, and could have ${fit[0]}`
  const ordinary = (block: readonly string[]) => among(block, inPlay(model, free)).length
  const better = fit.find((block) => ordinary(block) < ordinary(chosen))
  return better && `${what}, and ${better} has more seats for companions`
}

/** No party with wheelchairs is refused for which there are places. */
export function wronglyWithoutPlaces(
  model: HallModel,
  free: Seats,
  wish: BestWish,
  said: { readonly wheelchairs: number; readonly most: number; readonly largest: number },
): string | undefined {
  const { grade, seats, wheelchairs } = wish
  const { chairs, company } = placesFor(model, free, grade, true)
  if (hasPlaces(model, free, wish, true)) return `there are places for ${JSON.stringify(wish)}`
  const counts = rowsOf(model).map((row) => ({
    own: among(row, chairs).length,
    others: among(row, company).length,
  }))
  const most = Math.min(wheelchairs, Math.max(0, ...counts.map(({ own }) => own)))
  const sizes = counts.flatMap(({ own, others }) =>
    own >= wheelchairs ? Math.min(seats, wheelchairs + others) : [],
  )
  const largest = Math.max(0, ...sizes)
  const isRight = said.wheelchairs === wheelchairs && said.most === most && said.largest === largest
  return isRight
    ? undefined
    : `${most} wheelchairs, and ${largest} seats: said ${JSON.stringify(said)}`
}
