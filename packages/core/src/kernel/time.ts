let last = { text: '', ms: Number.NaN }

/**
 * Parses an ISO 8601 time into ms since the epoch. It keeps the last result, because the same time often comes several
 * times in a row.
 */
export function msOf(time: string): number {
  if (last.text !== time) last = { text: time, ms: Date.parse(time) }
  return last.ms
}

/** Whether the performance has begun at `now` (ms since the epoch). From then on nothing is sold or charged for it. */
export const hasBegun = ({ startsAt }: { readonly startsAt: string }, now: number): boolean =>
  msOf(startsAt) <= now
