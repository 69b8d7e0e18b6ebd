import { printable } from '@outerpark/core/kernel'
import { words } from '../words/words.ts'

/**
 * What differs between the version of this program and that of a box office; undefined if nothing does.
 * @param theirs what the box office answered; a version that does not answer it is older than those that do
 */
export function versionGap(own: string, theirs: string | undefined): string | undefined {
  if (theirs === own) return undefined
  const named =
    theirs === undefined ? words().lines.older : words().lines.version(printable(theirs))
  return words().lines.gap(named, own)
}

/** What to do if the daemon of this machine has another version. */
export function mendHere(own: string, theirs: string | undefined): string {
  return theirs === undefined || isBefore(theirs, own)
    ? words().lines.startThis
    : words().lines.newer(printable(theirs))
}

/** What to do if a box office elsewhere has another version. */
export const mendElsewhere = (): string => words().lines.mayFail

/** Compares the three numbers of two versions; what follows them does not count. */
function isBefore(a: string, b: string): boolean {
  const numbers = (version: string) => version.split(/[.+-]/, 3).map(Number)
  const [left, right] = [numbers(a), numbers(b)]
  const at = left.findIndex((number, i) => number !== right[i])
  return at !== -1 && Number(left[at]) < Number(right[at])
}

/** After these errors the other version may be the cause: it does not know the address or a field. */
const MAY_BE_THE_VERSION = new Set([
  'route-not-found',
  'method-not-allowed',
  'validation-failed',
  'unexpected-answer',
])

/** The hint of an error, with the difference of the versions if that may be the cause. */
export function hintWithVersions(
  code: string,
  hint: string | undefined,
  gap: string | undefined,
): string | undefined {
  if (gap === undefined || !MAY_BE_THE_VERSION.has(code)) return hint
  return [hint, words().lines.thatMayBeWhy(gap)].filter(Boolean).join(' ')
}
