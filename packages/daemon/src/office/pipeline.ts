import type { Webhook } from '@outerpark/core/notice'
import type { BreakerMark, RecordBreakerChange } from '@outerpark/core/payment'
import { TASK_KINDS, type TaskKind } from '@outerpark/core/policies'
import type { Clock, Notifier, PaymentGateway, Random, Store } from '@outerpark/core/ports'
import type { BreakerChange, BreakerView } from '../payment/breaker-state.ts'
import { breakerLog } from '../pipeline/breaker-log.ts'
import { type CrewSettings, startCrews } from '../pipeline/crews.ts'
import { startRecovery } from '../pipeline/recovery.ts'
import { throughputMeter } from '../pipeline/throughput.ts'
import type { Gate } from '../pipeline/workers.ts'
import type { Logger } from '../process/log.ts'
import type { Config } from '../settings/config.ts'
import { type GatewaySettings, paymentGateway } from './gateway.ts'

/** The numbers of the pipeline, as the configuration has them. */
export type PipelineSettings = CrewSettings & GatewaySettings & Pick<Config, 'paymentDeadlineMs'>

export type PipelineParts = {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  /** its client as it is, which `paymentGateway` puts our name and the guard around */
  readonly cardCompany: PaymentGateway
  /** where the breaker stood when it was last heard of, as `store.queries.breaker` says */
  readonly lastBreaker: BreakerMark | undefined
  readonly notifier: Notifier
  /** the admin's, which is switched off if it wants no notices any more */
  readonly webhook?: Webhook | undefined
  readonly log: Pick<Logger, 'warn' | 'error'>
}

/** How many tasks are worked on, how many may be at once just now, and how many at least and at most. */
export type WorkersView = { active: number; limit: number; min: number; max: number }

export type Pipeline = {
  readonly breaker: () => BreakerView
  /** payments settled a second, lately */
  readonly paymentsPerSecond: () => number
  readonly workers: () => Record<TaskKind, WorkersView>
  readonly stop: (graceMs: number) => Promise<void>
}

/**
 * Starts the workers of every kind of task with what they work on, behind the guard of the gateway. The breaker goes
 * on from where its last recorded change left it.
 */
export function startPipeline(
  settings: PipelineSettings,
  { cardCompany, lastBreaker, ...parts }: PipelineParts,
): Pipeline {
  const { store, clock, log } = parts
  const settled = throughputMeter(clock)
  const deadlines = { clock, allowedMs: settings.paymentDeadlineMs }
  const changes = breakerLog(store, (err) => log.error({ err }, 'breaker not recorded'))
  const wake = (): void => {
    for (const kind of TASK_KINDS) crews[kind].wake()
  }
  const recovery = startRecovery({ store, clock, deadlines, wake, log })
  const gateway = paymentGateway(settings, {
    cardCompany,
    officeName: store.officeName,
    lastBreaker,
    clock,
    onBreakerChange(change) {
      log.warn({ change }, 'payment breaker')
      changes.add(recordOf(change))
      if (change.to === 'closed') recovery.goOn()
      else wake()
      if (change.retryAt !== undefined) recovery.rest(change.retryAt)
    },
  })
  const crews = startCrews(settings, {
    ...parts,
    gateway,
    gate: gateOf(gateway.state, clock, settings.gatewayTimeoutMs),
    deadlines,
    onPayment: settled.count,
  })
  const { retryAt } = gateway.state()
  if (retryAt !== undefined) recovery.probeAt(retryAt)

  return {
    breaker: gateway.state,
    paymentsPerSecond: settled.perSecond,
    workers: () => ({
      'approve-payment': crews['approve-payment'].view(),
      'cancel-payment': crews['cancel-payment'].view(),
      'send-notice': crews['send-notice'].view(),
      'send-mail': crews['send-mail'].view(),
      'send-webhook': crews['send-webhook'].view(),
    }),
    async stop(graceMs) {
      recovery.close()
      await Promise.all(TASK_KINDS.map((kind) => crews[kind].stop(graceMs)))
      await recovery.ended()
      await changes.stop()
    },
  }
}

function recordOf({
  from,
  to,
  reason,
  error,
  retryAt,
  window,
}: BreakerChange): RecordBreakerChange {
  return {
    from,
    to,
    reason,
    error: error ?? null,
    retryAt: retryAt === undefined ? null : new Date(retryAt).toISOString(),
    ...window,
  }
}

/** What the breaker lets the workers do: an open one nothing, and then one call at a time, to find out. */
function gateOf(breaker: () => BreakerView, clock: Clock, timeoutMs: number): Gate {
  return () => {
    const { state, retryAt, probing } = breaker()
    if (state === 'closed') return { limit: Number.POSITIVE_INFINITY }
    // Whose call it is, finds its end; everybody else would be turned away.
    if (probing) return { limit: 0, until: clock.now() + timeoutMs }
    return retryAt !== undefined && clock.now() < retryAt
      ? { limit: 0, until: retryAt }
      : { limit: 1 }
  }
}
