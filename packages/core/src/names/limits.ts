// Limits of what people may type. The contract's fields use them, and so does the CLI before it sends a request.

/** The most lines of a booking: a performance has no more grades. */
export const MAX_LINES = 20
/** The most seats that can be chosen one by one. */
export const MAX_PLACES = 300

/** The largest number of seats in one booking, or in one grade. */
export const MAX_SEATS = 100_000

/** The highest price of a seat. The price of {@link MAX_SEATS} such seats is still an exact integer (below 2^53). */
export const MAX_PRICE = 1_000_000_000

/** The longest message of the house, in characters. Each booking keeps it, so it is short. */
export const MAX_MESSAGE = 2000

/** The highest age that a musical can be for. */
export const MAX_AGE = 99

/** The most people in a cast. */
export const MAX_CAST = 100

export const MAX_RUNNING_MINUTES = 1000

export const MAX_PORT = 65_535

/** ISO 4217, e.g. `KRW`. */
export const CURRENCY_CODE = /^[A-Z]{3}$/

/** The response time of the sandbox, in milliseconds. Every value from `min` to `max` is equally likely. */
export type Latency = { readonly min: number; readonly max: number }

export const MAX_LATENCY_MS = 60_000

/** Parses `400-620` or `30` (milliseconds). Returns undefined for any other text, and for values above a minute. */
export function parseLatency(text: string): Latency | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim())
  if (!match) return undefined
  const min = Number(match[1])
  const max = Number(match[2] ?? match[1])
  return min <= max && max <= MAX_LATENCY_MS ? { min, max } : undefined
}
