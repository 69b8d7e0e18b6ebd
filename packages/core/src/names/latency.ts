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
