import type { Random } from '@outerpark/core/ports'

/** The waits between the slow tries of a task, in milliseconds. */
export type Backoff = { readonly baseMs: number; readonly capMs: number }

/**
 * How long to wait after the `attempt`-th try (from 1): anything up to the exponential step.
 * "Full jitter" keeps tasks that failed together from coming back together
 * (M. Brooker, Exponential Backoff And Jitter, 2015).
 */
export function fullJitter(attempt: number, { baseMs, capMs }: Backoff, random: Random): number {
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30)))
}
