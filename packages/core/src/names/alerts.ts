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

/**
 * Whether the newest backup is one that ends the alert `backup-failed`: it was begun after the last failure.
 *
 * @param newest when it was begun, ISO 8601; null if there is none
 * @param alert with the moment of the last failure in its facts. Without one, as of older versions, it counts from when it
 *   was raised
 */
export const isBackupAfter = (
  newest: { readonly at: string } | null,
  { since, facts }: { readonly since: string; readonly facts: Readonly<Record<string, unknown>> },
): boolean => newest !== null && Date.parse(newest.at) > Date.parse(String(facts.at ?? since))
