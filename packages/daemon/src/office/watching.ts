import type { RequestListener } from 'node:http'
import type { StatusResponse } from '@outerpark/core/contract'
import type { Clock, Store } from '@outerpark/core/ports'
import type { OnAnswer } from '../http/answer.ts'
import type { Measured } from '../metrics/gauges.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Tracer } from '../traces/tracer.ts'
import { countMinutes, type Minutes } from './minutes.ts'
import type { Pipeline } from './pipeline.ts'

/** What a daemon counts, and the one figure that only it knows. */
export type OfficeMetrics = Metrics & Pick<Measured, 'walBytes'>

type Watched = { readonly store: Store; readonly pipeline: Pipeline; readonly clock: Clock }

/** Tells of each answer. */
export const answersTo =
  ({ answered }: Tracer, { now }: Clock): OnAnswer =>
  ({ method, path }, id, status, begun) =>
    answered({ id, name: `${method.toUpperCase()} ${path}`, status, begun, ended: now() })

/** What is counted, with what is asked when somebody scrapes. */
export function metricsOf(
  metrics: OfficeMetrics | undefined,
  status: () => Promise<StatusResponse>,
  { store, clock }: Pick<Watched, 'store' | 'clock'>,
) {
  if (!metrics) return undefined
  store.onCommit(({ booked }) => metrics.booked(booked))
  const { walBytes } = metrics
  const measured = { status, walBytes, ...clock, oldestWaiting: store.queries.oldestWaiting }
  return { ...metrics, text: () => metrics.text(measured) }
}

/** Counts what this office does, for its status. */
export function minutesOf({ store, pipeline, clock }: Watched): Minutes {
  const minutes = countMinutes(clock, {
    breaker: () => pipeline.breaker().state,
    unpaid: async () => (await store.queries.taskCounts())['approve-payment'].waiting,
  })
  store.onCommit(({ booked }) => minutes.booked(booked))
  return minutes
}

/** Calls the counters before each request is answered. */
export const counting =
  (counters: readonly (() => void)[], answer: RequestListener): RequestListener =>
  (incoming, outgoing) => {
    for (const count of counters) count()
    answer(incoming, outgoing)
  }
