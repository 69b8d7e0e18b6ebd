let last = { text: '', ms: Number.NaN }

/**
 * A time in ISO 8601 as ms since the epoch. Most times that come one after the other are the same: then nothing is parsed.
 */
export function msOf(time: string): number {
  if (last.text !== time) last = { text: time, ms: Date.parse(time) }
  return last.ms
}
