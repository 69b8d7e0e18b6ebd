// Bounds of what people type. The contract's fields have them, and the CLI checks them before it asks the daemon.

/** The most seats of one booking, or of one grade. */
export const MAX_SEATS = 100_000

/** The highest price of a seat: a whole hall of them is still an exact integer (2^53). */
export const MAX_PRICE = 1_000_000_000

export const MAX_RUNNING_MINUTES = 1000

export const MAX_PORT = 65_535

/** ISO 4217, e.g. `KRW`. */
export const CURRENCY_CODE = /^[A-Z]{3}$/

/** How long the sandbox takes to answer, in milliseconds. Every value between the two is equally likely. */
export type Latency = { readonly min: number; readonly max: number }

export const MAX_LATENCY_MS = 60_000

/** Parses `400-620` or `30`. Returns undefined for any other text, and for more than a minute. */
export function parseLatency(text: string): Latency | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim())
  if (!match) return undefined
  const min = Number(match[1])
  const max = Number(match[2] ?? match[1])
  return min <= max && max <= MAX_LATENCY_MS ? { min, max } : undefined
}
