import type { Latency } from '@outerpark/core/names'

/** Gives random numbers in [0, 1). It is a parameter, so that a test can choose the numbers. */
export type Random = () => number

/** The latency as text, such as `400-620` or `30`. `parseLatency` of the contract reads it. */
export function formatLatency({ min, max }: Latency): string {
  return min === max ? `${min}` : `${min}-${max}`
}

/** A random time in the range, in milliseconds. */
export function draw({ min, max }: Latency, random: Random): number {
  return min + random() * (max - min)
}
