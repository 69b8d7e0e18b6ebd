import type { Latency } from '@outerpark/core/names'

/** Numbers in [0, 1), handed in so that a test can say what "by chance" comes to. */
export type Random = () => number

/** As people write it, and `parseLatency` of the contract reads it: `400-620` or `30`. */
export function formatLatency({ min, max }: Latency): string {
  return min === max ? `${min}` : `${min}-${max}`
}

/** A point of the range, in milliseconds. */
export function draw({ min, max }: Latency, random: Random): number {
  return min + random() * (max - min)
}
