import { setTimeout as breathe } from 'node:timers/promises'
import type { Store } from '@outerpark/core/ports'

/** An Idempotency-Key is kept for 24 h, and at most this much longer. */
const SWEEP_EVERY_MS = 5 * 60 * 1000
const SWEEP_PAUSE_MS = 50

/**
 * Sweeps the store now and every five minutes: it forgets Idempotency-Keys that are older than 24 h. It pauses between
 * two parts, so no booking waits long.
 * @returns stops it
 */
export function keepSwept(
  { sweep }: Pick<Store, 'sweep'>,
  onError: (error: unknown) => void,
): () => void {
  let stopped = false
  const sweepAll = async (): Promise<void> => {
    try {
      while ((await sweep()) > 0 && !stopped) await breathe(SWEEP_PAUSE_MS)
    } catch (error) {
      onError(error)
    }
  }
  void sweepAll()
  const timer = setInterval(() => void sweepAll(), SWEEP_EVERY_MS)
  return () => {
    stopped = true
    clearInterval(timer)
  }
}
