import type { RequestListener } from 'node:http'
import type { StatusResponse } from '@outerpark/core/contract'
import type { OnAnswer } from '../http/answer.ts'
import type { Tracer } from '../traces/tracer.ts'
import type { Asked, HttpParts } from './http-interface.ts'
import { countMinutes, type Minutes } from './minutes.ts'

/** Tells of each answer. */
export const answersTo =
  ({ answered }: Tracer, { now }: Pick<Asked, 'clock'>['clock']): OnAnswer =>
  ({ method, path }, id, status, begun) =>
    answered({ id, name: `${method.toUpperCase()} ${path}`, status, begun, ended: now() })

/** What is counted, with what is asked when somebody scrapes. */
export function metricsOf(
  metrics: HttpParts['metrics'],
  status: () => Promise<StatusResponse>,
  { store, clock }: Pick<Asked, 'store' | 'clock'>,
) {
  if (!metrics) return undefined
  store.onCommit(({ booked }) => metrics.booked(booked))
  const { walBytes } = metrics
  const measured = { status, walBytes, ...clock, oldestWaiting: store.queries.oldestWaiting }
  return { ...metrics, text: () => metrics.text(measured) }
}

/** Counts what this office does, for its status. */
export function minutesOf({
  store,
  pipeline,
  clock,
}: Pick<Asked, 'store' | 'pipeline' | 'clock'>): Minutes {
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
