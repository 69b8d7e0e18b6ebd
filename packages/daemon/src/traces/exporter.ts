import { SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace'
import type { SpanFacts } from './span.ts'

export type Exporter = {
  readonly tell: (span: SpanFacts) => void
  /** Sends what is left. Resolves also if the collector does not take it. */
  readonly stop: () => Promise<void>
}

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
} as const

/**
 * Sends spans to a collector by OTLP over HTTP, in batches. A collector that is away costs spans and nothing else.
 *
 * The spans are made as data and not by OpenTelemetry's tracer, because their ids follow from ours.
 *
 * @param endpoint the base address of the collector; spans go to `/v1/traces` below it
 * @param version of this program
 */
export function openExporter(endpoint: string, version: string): Exporter {
  const resource = resourceFromAttributes({
    'service.name': 'outerpark',
    'service.version': version,
    'process.pid': process.pid,
  })
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  const processor = new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })
  const common = {
    ...{ resource, instrumentationScope: { name: 'outerpark', version } },
    ...{ links: [], events: [], ended: true },
    ...{ droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 },
  }
  return {
    tell({ traceId, spanId, parentId, name, kind, begun, ended, attributes, failed }) {
      const context = (id: string) => ({ traceId, spanId: id, traceFlags: TraceFlags.SAMPLED })
      const own = context(spanId)
      const span: ReadableSpan = {
        ...common,
        ...{ name, kind: KINDS[kind], attributes: { ...attributes } },
        spanContext: () => own,
        ...(parentId !== undefined && { parentSpanContext: context(parentId) }),
        ...{ startTime: hrTime(begun), endTime: hrTime(ended), duration: hrTime(ended - begun) },
        status: { code: failed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET },
      }
      processor.onEnd(span)
    },
    stop: () => processor.shutdown().catch(() => undefined),
  }
}

/** Seconds and nanoseconds. */
const hrTime = (ms: number): [number, number] => {
  const seconds = Math.floor(ms / 1000)
  return [seconds, Math.round((ms - seconds * 1000) * 1e6)]
}
