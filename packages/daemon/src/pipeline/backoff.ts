import type { Random } from '@outerpark/core/ports'

/** The waits between the slow tries of a task, in milliseconds. */
export type Backoff = { readonly baseMs: number; readonly capMs: number }

/**
 * The wait in milliseconds after the try number `attempt` (from 1): a random time up to the exponential step.
 * With this "full jitter", tasks that failed at the same time are not tried again at the same time
 * (M. Brooker, Exponential Backoff And Jitter, 2015).
 */
export function fullJitter(attempt: number, { baseMs, capMs }: Backoff, random: Random): number {
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30)))
}
