let last = { text: '', ms: Number.NaN }
let before = last

/**
 * Parses an ISO 8601 time into ms since the epoch. It keeps the last two results, because a group of commands asks in turns for the
 * time of its events and for the start of a performance.
 */
export function msOf(time: string): number {
  if (last.text === time) return last.ms
  const found = before.text === time ? before : { text: time, ms: Date.parse(time) }
  before = last
  last = found
  return found.ms
}

/** Whether the performance has begun at `now` (ms since the epoch). From then on nothing is sold or charged for it. */
export const hasBegun = ({ startsAt }: { readonly startsAt: string }, now: number): boolean =>
  msOf(startsAt) <= now
