import {
  blocks,
  type HallModel,
  inPlay,
  isForAnybody,
  isKept,
  isRestricted,
  orphans,
  orphansMade,
  type Seats,
  without,
} from './hall-model.ts'

/** Seats that somebody has chosen. */
export type Picked = { readonly picks: readonly string[]; readonly acceptRestricted: boolean }

const same = (one: readonly string[], other: readonly string[]) =>
  one.toSorted().join() === other.toSorted().join()

const isRepeated = (id: string, n: number, all: readonly string[]) => all.indexOf(id) !== n

/** How many there are of each grade, and with a restricted view. */
const kindsOf = (model: HallModel, seats: readonly string[]): string =>
  seats
    .map((seat) => `${model.gradeOf.get(seat)}${isRestricted(model, seat)}`)
    .sort()
    .join()

/**
 * Somebody who chooses gets just those seats, unless one may not be had like this, or a booking leaves a single one over needlessly.
 */
export function wronglyPicked(
  model: HallModel,
  free: Seats,
  { picks, acceptRestricted }: Picked,
  got: readonly string[],
  mayLeaveOne: boolean,
): string | undefined {
  if (!same(picks, got)) return `${picks} were chosen, and ${got} taken`
  if (!acceptRestricted && got.some((seat) => isRestricted(model, seat)))
    return `${got} were taken, and nobody has accepted a restricted view`
  const has = (flag: string) => got.some((seat) => model.flagOf.get(seat) === flag)
  if (has('companion') && !has('wheelchair')) return `a companion is alone in ${got}`
  const instead = mayLeaveOne ? undefined : singleLeft(model, free, got)
  return instead && `${got} leave a single seat, and ${instead} do not`
}

/** Other seats, if these neighbours leave a single one needlessly: just as many of the same kinds that leave none. */
export function singleLeft(
  model: HallModel,
  free: Seats,
  seats: readonly string[],
): readonly string[] | undefined {
  if (!seats.every((seat) => isForAnybody(model, seat))) return undefined
  const play = inPlay(model, free)
  const isOnePart = blocks(model, play, seats.length).some((block) => same(block, seats))
  if (!isOnePart || orphansMade(model, play, seats) <= 0) return undefined
  return alike(model, play, seats)
}

/** As many neighbours of the same kinds that leave no single seat. */
const alike = (model: HallModel, play: Seats, seats: readonly string[]) =>
  blocks(model, play, seats.length).find(
    (block) =>
      kindsOf(model, block) === kindsOf(model, seats) && orphansMade(model, play, block) <= 0,
  )

/** A refusal names all of the chosen seats of which it is true, and no others. */
export function wronglyNamed(
  model: HallModel,
  free: Seats,
  picks: readonly string[],
  code: 'seat-unknown' | 'seat-not-sold' | 'seat-taken' | 'seat-restricted' | 'companion-alone',
  named: readonly string[],
): string | undefined {
  const isIn = {
    'seat-unknown': (id: string, n: number) =>
      !model.seats.includes(id) || isRepeated(id, n, picks),
    'seat-not-sold': (id: string) => isKept(model, id),
    'seat-taken': (id: string) => !isKept(model, id) && !free.has(id),
    'seat-restricted': (id: string) => isRestricted(model, id),
    'companion-alone': (id: string) => model.flagOf.get(id) === 'companion',
  }[code]
  const due = picks.filter(isIn)
  return due.length > 0 && same(due, named) ? undefined : `${named} are named, and not ${due}`
}

/**
 * Seats are refused because of a single one only if as many of the same grades can be had instead. They are free, and leave fewer single
 * seats.
 */
export function wronglyInstead(
  model: HallModel,
  free: Seats,
  picks: readonly string[],
  instead: readonly string[],
): string | undefined {
  const play = inPlay(model, free)
  if (orphansMade(model, play, picks) <= 0 && picks.length < 2)
    return `${picks} leave no single seat`
  const what = `${instead} are offered instead of ${picks}`
  if (new Set(instead).size !== picks.length) return what
  if (kindsOf(model, instead) !== kindsOf(model, picks)) return `${what}, which are of other grades`
  if (!instead.every((seat) => play.has(seat))) return `${what}, and are not free`
  const left = (taken: readonly string[]) => orphans(model, without(play, taken)).length
  return left(instead) < left(picks) ? undefined : `${what}, and leave as many single seats`
}
