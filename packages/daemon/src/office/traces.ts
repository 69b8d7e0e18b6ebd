import type { Config } from '../settings/config.ts'
import { makeTracer, type Tracer } from '../traces/tracer.ts'

/** The traces of a daemon, and how they end. */
export type Traces = {
  readonly tracer: Tracer
  /** Sends what is left. */
  readonly stop: () => Promise<void>
}

/** Opens the traces if a collector is configured. OpenTelemetry is loaded only then. */
export async function openTraces(
  { tracesTo, traceRatio }: Pick<Config, 'tracesTo' | 'traceRatio'>,
  version: string,
): Promise<Traces | undefined> {
  if (tracesTo === undefined) return undefined
  const { openExporter } = await import('../traces/exporter.ts')
  const { tell, stop } = openExporter(tracesTo, version)
  return { tracer: makeTracer({ ratio: traceRatio, tell, now: Date.now }), stop }
}
