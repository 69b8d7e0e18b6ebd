import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'
import type { Latency } from './job.ts'

/** The bounds that people read: 1, 2, 5, 10, 20, 50 … in ms, from a tenth to fifty seconds. */
const BOUNDS_MS = Array.from({ length: 6 }, (_, decade) =>
  [1, 2, 5].map((step) => (step * 10 ** decade) / 10),
).flat()

const US_PER_MS = 1000
/** Two minutes in µs: longer than a request takes with all its repetitions. What is longer counts as this. */
const HIGHEST_US = 120_000_000

/** Latencies in ms: percentiles with three digits, and counts by bounds. */
export function latencies() {
  const histogram: RecordableHistogram = createHistogram({ highest: HIGHEST_US, figures: 3 })
  const counts = new Map<number, number>()
  return {
    record(ms: number): void {
      histogram.record(Math.min(HIGHEST_US, Math.max(1, Math.round(ms * US_PER_MS))))
      const bound = BOUNDS_MS.find((each) => ms <= each) ?? Number.POSITIVE_INFINITY
      counts.set(bound, (counts.get(bound) ?? 0) + 1)
    },
    /** In ms; undefined if nothing was recorded. @param share in percent */
    percentile: (share: number): number | undefined =>
      histogram.count === 0 ? undefined : histogram.percentile(share) / US_PER_MS,
    /** Null if nothing was recorded. */
    latency(): Latency | null {
      if (histogram.count === 0) return null
      const at = (share: number) => histogram.percentile(share) / US_PER_MS
      const max = histogram.max / US_PER_MS
      return { p50: at(50), p90: at(90), p99: at(99), p999: at(99.9), max }
    },
    bounds: () =>
      [...counts]
        .toSorted(([a], [b]) => a - b)
        .map(([bound, count]) => ({ upToMs: Math.min(bound, HIGHEST_US / US_PER_MS), count })),
    reset(): void {
      histogram.reset()
      counts.clear()
    },
  }
}
