import { closestMatch } from 'leven'

/** A name that differs by more letters than this is a different name, not a typing mistake. */
const MOST_SLIPS = 3

/**
 * The existing name that the user probably meant. Undefined if no name is close. A close name differs by at most three
 * letters (added, left out or replaced), and by at most a quarter of the letters that were typed.
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const maxDistance = Math.min(MOST_SLIPS, Math.ceil(typed.length / 4))
  return closestMatch(typed, names, { maxDistance })
}
