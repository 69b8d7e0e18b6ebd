import { msOf, type Refusal, refuse } from '../kernel/index.ts'
import { hallTime, nameKey } from '../names/index.ts'
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
): { readonly kind: 'refused'; readonly refusal: Refusal } | undefined {
  const onSale = new Map(known.map((showing) => [keyOf(showing), showing.id]))
  const before = added.flatMap((showing) => {
    const id = onSale.get(keyOf(showing))
    return id === undefined ? [] : [`${nameOf(showing)}, as ${id}`]
  })
  if (before.length > 0)
    return refuse(
      'performance-exists',
      before.length === 1
        ? `${before[0]} is on sale already.`
        : `${before.length} of these performances are on sale already: ${listed(before)}.`,
      `Leave ${before.length === 1 ? 'it' : 'them'} out, or change title, venue or time. Nothing was put on sale.`,
    )
  const seen = new Set<string>()
  const twice = added.filter((showing) => seen.size === seen.add(keyOf(showing)).size)
  if (twice.length === 0) return undefined
  return refuse(
    'performance-exists',
    `The same performance is named more than once: ${listed([...new Set(twice.map(nameOf))])}.`,
    'Leave the second one out, or change title, venue or time. Nothing was put on sale.',
  )
}

const keyOf = ({ title, venue, startsAt }: Showing) =>
  `${nameKey(title)}\n${nameKey(venue)}\n${msOf(startsAt)}`

const nameOf = ({ title, venue, startsAt }: Showing) =>
  `${title} at ${venue}, ${hallTime(startsAt, { zone: 'always' })}`

const listed = (names: readonly string[]) =>
  names.length <= NAMED
    ? names.join('; ')
    : `${names.slice(0, NAMED).join('; ')}; and ${names.length - NAMED} more`
