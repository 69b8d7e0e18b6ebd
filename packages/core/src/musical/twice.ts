import {
  msOf,
  type NamedPerformance,
  type PerformanceId,
  type Refused,
  refuse,
} from '../kernel/index.ts'
import { nameKey } from '../names/index.ts'
import type { Performance } from './state.ts'

/** What makes two performances the same: title and venue in any spelling that looks alike, and the time. */
export type Showing = Pick<Performance, 'title' | 'venue' | 'startsAt'>

/** A performance that is on sale. */
export type ShowingOnSale = Showing & Pick<Performance, 'id'>

/** The most performances that a refusal names. */
const NAMED = 5

/**
 * A refusal if one of the new performances is on sale already, or is twice among the new ones. It names them.
 *
 * @param known performances that are on sale and may be the same
 */
export function refuseTwice(
  added: readonly Showing[],
  known: readonly ShowingOnSale[],
): Refused | undefined {
  const onSale = new Map(known.map((showing) => [keyOf(showing), showing.id]))
  const before = added.flatMap((showing) => {
    const id = onSale.get(keyOf(showing))
    return id === undefined ? [] : [named(showing, id)]
  })
  if (before.length > 0) return exists('on-sale', before)
  const seen = new Set<string>()
  const twice = added.filter((showing) => seen.size === seen.add(keyOf(showing)).size)
  if (twice.length === 0) return undefined
  const distinct = new Map(twice.map((showing) => [keyOf(showing), named(showing)]))
  return exists('named-twice', [...distinct.values()])
}

const exists = (which: 'on-sale' | 'named-twice', performances: readonly NamedPerformance[]) =>
  refuse('performance-exists', {
    case: which,
    performances: performances.slice(0, NAMED),
    count: performances.length,
  })

const keyOf = ({ title, venue, startsAt }: Showing) =>
  `${nameKey(title)}\n${nameKey(venue)}\n${msOf(startsAt)}`

const named = (
  { title, venue, startsAt }: Showing,
  id: PerformanceId | null = null,
): NamedPerformance => ({ title, venue, startsAt, id })
