import type { Webhook } from '@outerpark/core/notice'
import type { Clock, Notifier, PaymentGateway, Random, Store } from '@outerpark/core/ports'
import { type Orders, ordersWithin } from '@outerpark/core/reservation'
import { type Admission, admission, type PaymentPressure } from '../http/overload.ts'
import type { Logger } from '../process/log.ts'
import type { Config } from '../settings/config.ts'
import { type HttpInterface, type HttpParts, httpInterface } from './http-interface.ts'
import { type Pipeline, type PipelineParts, startPipeline } from './pipeline.ts'

/** The parts of an office. Whoever opens a part closes it after the office has stopped. */
export type OfficeParts = {
  readonly settings: Config
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  /** the client alone: the pipeline adds the name of this office and the guard */
  readonly cardCompany: PaymentGateway
  readonly notifier: Notifier
  /** the admin's webhook; undefined if none is configured */
  readonly webhook?: Webhook | undefined
  readonly log: Pick<Logger, 'warn' | 'error'>
  /** as {@link PipelineParts} has it */
  readonly rushBookings?: PipelineParts['rushBookings']
  /** as {@link PipelineParts} has it */
  readonly awaitedAt?: PipelineParts['awaitedAt']
  readonly onTaskDone?: PipelineParts['onTaskDone']
  readonly tracer?: PipelineParts['tracer']
  /** replaces the workers, in tests that leave every task undone */
  readonly pipeline?: Pipeline | undefined
}

/** A running box office: it takes bookings, charges for them and sends notices. */
export type Office = {
  readonly store: Store
  readonly pipeline: Pipeline
  /** as {@link PaymentPressure} has it */
  readonly pausedUntil: PaymentPressure['pausedUntil']
  /** admits or refuses each booking, before it is committed */
  readonly admit: Admission
  /** the operations for requests of customers, with the limits of this office */
  readonly orders: Orders
  /**
   * Takes no more requests and tasks, and ends those that were begun, each within `graceMs`.
   * @param lingerMs if another process takes the connections from now on: how long this one keeps those that are idle
   */
  readonly stop: (graceMs: number, lingerMs?: number) => Promise<void>
}

/**
 * Puts an office together. The daemon, the tests, the simulation and the crash points all call this function with parts
 * of their own. So the parts work together in the same way everywhere.
 *
 * @param parts.http what the HTTP interface needs; without it the office is a store with a pipeline
 */
export function assembleOffice(
  parts: OfficeParts & { readonly http: HttpParts },
): Promise<Office & { readonly http: HttpInterface }>
export function assembleOffice(parts: OfficeParts): Promise<Office>
export async function assembleOffice({
  http: httpParts,
  ...parts
}: OfficeParts & { readonly http?: HttpParts }): Promise<
  Office & { readonly http?: HttpInterface }
> {
  const { settings, store, clock, webhook } = parts
  const lastBreaker = await store.queries.breaker()
  const pipeline = parts.pipeline ?? startPipeline(settings, { ...parts, lastBreaker })
  const pausedUntil = pauseOf(pipeline, clock)
  const admit = admission(settings, {
    pausedUntil,
    unpaid: async () => (await store.queries.taskCounts())['approve-payment'].waiting,
    perSecond: pipeline.paymentsPerSecond,
  })
  const office = {
    store,
    pipeline,
    pausedUntil,
    admit,
    orders: ordersWithin(settings, settings),
    stop: pipeline.stop,
  }
  if (!httpParts) return office

  const http = httpInterface({ ...office, clock, webhook, tracer: parts.tracer }, httpParts)
  return {
    ...office,
    http,
    async stop(graceMs, lingerMs) {
      const stopped = http.stop(graceMs, lingerMs)
      // If another worker follows, nobody waits for the last payments: it does them.
      if (lingerMs === undefined) await stopped
      await Promise.all([stopped, pipeline.stop(graceMs)])
    },
  }
}

/** Payment is paused until the breaker is closed again, also while a probe tries the gateway. */
function pauseOf({ breaker }: Pick<Pipeline, 'breaker'>, clock: Clock) {
  return (): number | undefined => {
    const { state, retryAt } = breaker()
    return state === 'closed' ? undefined : (retryAt ?? clock.now())
  }
}
