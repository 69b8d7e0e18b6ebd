import { statSync } from 'node:fs'
import { makeMetrics } from '../metrics/metrics.ts'
import type { Config } from '../settings/config.ts'
import type { OfficeMetrics } from './watching.ts'

/** What a daemon with these settings counts; undefined if nothing. */
export function metricsFor(
  { metrics }: Pick<Config, 'metrics'>,
  storeFile: string,
): OfficeMetrics | undefined {
  if (!metrics) return undefined
  const wal = `${storeFile}-wal`
  return {
    ...makeMetrics(),
    walBytes: () => statSync(wal, { throwIfNoEntry: false })?.size ?? 0,
  }
}
