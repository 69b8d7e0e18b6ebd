import type { Webhook } from '@outerpark/core/notice'
import type { Clock, Notifier, PaymentGateway, Random, Store } from '@outerpark/core/ports'
import {
  type Admission,
  admission,
  type OverloadPolicy,
  type PaymentPressure,
} from '../http/overload.ts'
import type { Logger } from '../process/log.ts'
import { type HttpInterface, type HttpParts, httpInterface } from './http-interface.ts'
import { type Pipeline, type PipelineSettings, startPipeline } from './pipeline.ts'

/** What an office is put together from. Whoever opens a part closes it once the office has stopped. */
export type OfficeParts = {
  /** a `Config` has all of these */
  readonly settings: PipelineSettings & OverloadPolicy
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  /** without a guard: the pipeline puts its own around it */
  readonly gateway: PaymentGateway
  readonly notifier: Notifier
  /** the admin's; undefined where none is configured */
  readonly webhook?: Webhook | undefined
  readonly log: Pick<Logger, 'warn' | 'error'>
  /** takes the place of the workers, in tests that leave every task where it is */
  readonly pipeline?: Pipeline | undefined
}

/** A running box office: it takes bookings, charges for them and sends notices. */
export type Office = {
  readonly store: Store
  readonly pipeline: Pipeline
  /** as {@link PaymentPressure} has it */
  readonly pausedUntil: PaymentPressure['pausedUntil']
  /** lets each booking in, or refuses it, before it is committed */
  readonly admit: Admission
  /** Takes nothing new and ends what was begun, each within `graceMs`. */
  readonly stop: (graceMs: number) => Promise<void>
}

/**
 * Puts an office together. The daemon, the tests, the simulation and the crash points all call this function, each with
 * parts of its own, so none of them can differ from the daemon in how its parts work together.
 *
 * @param parts.http what it takes to be asked over HTTP; without it the office is a store with a pipeline
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
  const office = { store, pipeline, pausedUntil, admit, stop: pipeline.stop }
  if (!httpParts) return office

  const http = httpInterface({ ...office, webhook }, httpParts)
  return {
    ...office,
    http,
    async stop(graceMs) {
      await http.stop(graceMs)
      await pipeline.stop(graceMs)
    },
  }
}

/** Payment is paused until the breaker is closed again: also while a probe finds out how the gateway is. */
function pauseOf({ breaker }: Pick<Pipeline, 'breaker'>, clock: Clock) {
  return (): number | undefined => {
    const { state, retryAt } = breaker()
    return state === 'closed' ? undefined : (retryAt ?? clock.now())
  }
}
