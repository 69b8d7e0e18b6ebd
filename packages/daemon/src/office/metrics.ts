import { makeMetrics } from '../metrics/metrics.ts'
import type { Config } from '../settings/config.ts'
import { journalBytes } from '../store/sqlite/journal-size.ts'
import type { OfficeMetrics } from './watching.ts'

/** What a daemon with these settings counts; undefined if nothing. */
export function metricsFor(
  { metrics }: Pick<Config, 'metrics'>,
  storeFile: string,
): OfficeMetrics | undefined {
  if (!metrics) return undefined
  return {
    ...makeMetrics(),
    walBytes: () => journalBytes(storeFile),
  }
}
