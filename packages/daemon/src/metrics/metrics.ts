import type { ProblemCode } from '@outerpark/core/contract'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type Measured, makeGauges } from './gauges.ts'

/** What a running office counts for its operator, and how it is read. */
export type Metrics = {
  /** Counts a request, of any kind. */
  readonly requested: () => void
  /** Counts a request that was answered with a problem: a refusal, a limit that bit, a fault. */
  readonly refused: (code: ProblemCode) => void
  /** Counts a transaction that was committed: how many commands shared it, and how long it took (ms). */
  readonly committed: (commands: number, ms: number) => void
  /** Counts bookings that were taken. */
  readonly booked: (count: number) => void
  /** Counts the streams that are open. */
  readonly stream: { readonly opened: () => void; readonly ended: () => void }
  /** The media type of {@link text}. */
  readonly type: string
  /** Everything as the text of Prometheus (exposition format 0.0.4). */
  readonly text: (measured: Measured) => Promise<string>
}

/** Seconds of a commit: from an fsync on a fast disk to the checkpoint of a large WAL. */
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
/** Gauges of prom-client whose names end like those of counters: `promtool check metrics` warns of them. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
]
/** How many commands share a transaction; the largest group is 128. */
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64, 128]

/**
 * Begins to count. What happens often is counted as it happens; what can be asked (backlog, breaker, lag) is read when
 * somebody scrapes. Labels have values from fixed lists only, so their number is bounded. The figures of the process have
 * the names that dashboards for Node know: `process_…`, `nodejs_…`.
 *
 * Call it once in a process: the watch over the event loop and the garbage collector never ends.
 */
export function makeMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 })
  for (const name of MISNAMED) registry.removeSingleMetric(name)
  const requests = new Counter({
    ...{ name: 'outerpark_http_requests_total', help: 'Requests, of any kind', registers },
  })
  const refusals = new Counter({
    name: 'outerpark_http_problems_total',
    help: 'Requests that were answered with a problem, by its code',
    labelNames: ['code'] as const,
    registers,
  })
  const bookings = new Counter({
    ...{ name: 'outerpark_bookings_total', help: 'Bookings that were taken', registers },
  })
  const commits = new Histogram({
    name: 'outerpark_commit_seconds',
    help: 'How long a transaction took, which a group of commands shares',
    buckets: COMMIT_SECONDS,
    registers,
  })
  const sizes = new Histogram({
    name: 'outerpark_commit_commands',
    help: 'How many commands shared a transaction',
    buckets: GROUP_SIZES,
    registers,
  })
  const streams = new Gauge({
    ...{ name: 'outerpark_streams', help: 'Streams that are open', registers },
  })
  const setGauges = makeGauges(registry)
  return {
    requested: () => requests.inc(),
    refused: (code) => refusals.inc({ code }),
    committed(commands, ms) {
      commits.observe(ms / 1000)
      sizes.observe(commands)
    },
    booked: (count) => bookings.inc(count),
    type: registry.contentType,
    stream: { opened: () => streams.inc(), ended: () => streams.dec() },
    async text(measured) {
      await setGauges(measured)
      return registry.metrics()
    },
  }
}
