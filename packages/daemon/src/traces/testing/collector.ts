import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

/** A span as a collector has it, from OTLP in JSON (opentelemetry-proto, trace.proto). */
export type ReceivedSpan = {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly { readonly key: string; readonly value: object }[]
  readonly status?: { readonly code?: number }
}

type Received = {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[]
  }[]
}

/** A collector of OpenTelemetry on a free port of this machine, which decodes what it gets. */
export async function openCollector() {
  const spans: ReceivedSpan[] = []
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part as Buffer)
    const sent = Buffer.concat(parts)
    const text = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
    const isSpans = incoming.method === 'POST' && incoming.url === '/v1/traces'
    if (isSpans) {
      const { resourceSpans } = JSON.parse(text.toString('utf8')) as Received // what is sent there
      for (const { scopeSpans } of resourceSpans)
        for (const each of scopeSpans) spans.push(...each.spans)
    }
    outgoing.writeHead(isSpans ? 200 : 404, { 'content-type': 'application/json' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // of a TCP server that listens
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
