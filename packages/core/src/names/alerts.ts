/** What an operator is told of by itself: each begins, and ends when it is over. */
export const ALERTS = [
  'dead-letter',
  'gateway-away',
  'channel-failing',
  'storage-trouble',
  'disk-low',
  'event-loop-stalled',
  'worker-replaced',
  'backup-old',
  'backup-failed',
] as const
export type Alert = (typeof ALERTS)[number]

const LOW_BYTES = 1024 ** 3
const LOW_SHARE = 0.05

/**
 * Whether a disk will soon be full: with less than 1 GiB, or 5 %, left.
 *
 * @param free bytes that may still be written
 * @param size all bytes of it
 */
export const isDiskLow = (free: number, size: number): boolean =>
  free < LOW_BYTES || (size > 0 && free / size < LOW_SHARE)

/** Below this many bytes almost nothing can be written any more. */
export const DISK_FULL_BYTES = 100 * 1024 ** 2
