/** Numbers in [0, 1), handed in so that a test can say what "by chance" comes to. */
export type Random = () => number

/** How long the card company takes to answer, in milliseconds, every value as likely. */
export type Latency = { readonly min: number; readonly max: number }

const LONGEST = 60_000

/** `400-620` or `30`; undefined if the text is neither, or longer than a minute. */
export function parseLatency(text: string): Latency | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim())
  if (!match) return undefined
  const min = Number(match[1])
  const max = Number(match[2] ?? match[1])
  return min <= max && max <= LONGEST ? { min, max } : undefined
}

export function formatLatency({ min, max }: Latency): string {
  return min === max ? `${min}` : `${min}-${max}`
}

/** A point of the range, in milliseconds. */
export function draw({ min, max }: Latency, random: Random): number {
  return min + random() * (max - min)
}
