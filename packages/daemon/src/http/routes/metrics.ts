import { Problem } from '../problem.ts'
import { type Route, textRoute } from '../route.ts'
import type { StreamWatch } from '../streams.ts'

/** The figures of the office for Prometheus, and what is told of streams. */
export type MetricsDesk = {
  readonly stream: StreamWatch
  /** the media type of {@link text} */
  readonly type: string
  readonly text: () => Promise<string>
}

/** The route that Prometheus reads. It has numbers of the whole business, so it asks for a token that may read. */
export function metricsRoutes(metrics: MetricsDesk | undefined): Route[] {
  return [
    textRoute({
      path: '/metrics',
      audience: { staff: ['read', 'finance', 'admin'] },
      tag: 'health',
      summary: 'Figures for Prometheus',
      codes: ['no-metrics'],
      async handle() {
        if (!metrics) throw new Problem('no-metrics', {})
        return { status: 200, text: await metrics.text(), type: metrics.type }
      },
    }),
  ]
}
