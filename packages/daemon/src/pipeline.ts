import type { BreakerMark, RecordBreakerChange } from '@outerpark/core/payment'
import { TASK_KINDS, type TaskKind } from '@outerpark/core/policies'
import type {
  Clock,
  LeasedTask,
  Notifier,
  PaymentGateway,
  Random,
  Store,
} from '@outerpark/core/ports'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import type { BreakerChange, BreakerSnapshot, BreakerView } from './payment/breaker-state.ts'
import { type GuardLimits, guardGateway } from './payment/guard.ts'
import { approvePayment } from './pipeline/approve-payment.ts'
import { breakerLog } from './pipeline/breaker-log.ts'
import { cancelPayment } from './pipeline/cancel-payment.ts'
import { expireDeadLetters } from './pipeline/expiry.ts'
import { sendNotice } from './pipeline/send-notice.ts'
import { throughputMeter } from './pipeline/throughput.ts'
import { type Gate, startWorkers } from './pipeline/workers.ts'

/** The numbers of the pipeline, as the configuration has them. */
export type PipelineSettings = Pick<
  Config,
  | 'leaseMs'
  | 'maxAttempts'
  | 'retryBaseMs'
  | 'retryCapMs'
  | 'paymentWorkers'
  | 'paymentWorkersMin'
  | 'noticeWorkers'
  | 'noticeWorkersMin'
  | 'paymentDeadlineMs'
  | 'gatewayTimeoutMs'
  | 'breakerWindowMs'
  | 'breakerMinimumCalls'
  | 'breakerFailureRatio'
  | 'breakerOpenMs'
  | 'bulkhead'
>

export type PipelineParts = {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  /** as it is, without any guard */
  readonly gateway: PaymentGateway
  /** where the breaker stood when it was last heard of, as `store.queries.breaker` says */
  readonly lastBreaker: BreakerMark | undefined
  readonly notifier: Notifier
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

/** How often the deadlines of payments that nobody tries any more are looked at, at most. */
const SWEEP_MS = 60_000

/**
 * Starts the workers of every kind of task with what they work on, behind the guard of the gateway. The breaker goes
 * on from where its last recorded change left it.
 */
export function startPipeline(
  settings: PipelineSettings,
  { store, clock, random, gateway, lastBreaker, notifier, log }: PipelineParts,
): Pipeline {
  const changes = breakerLog(store, (err) => log.error({ err }, 'breaker not recorded'))
  const guard = guardGateway(gateway, limitsOf(settings), {
    clock,
    restore: snapshotOf(lastBreaker),
    onChange(change) {
      log.warn({ change }, 'payment breaker')
      changes.add(recordOf(change))
      if (change.to === 'closed') void goOn()
      else wake()
    },
  })
  const settled = throughputMeter(clock)
  const surroundings = (min: number, max: number) => ({
    store,
    clock,
    random,
    settings: {
      workers: { min, max },
      leaseMs: settings.leaseMs,
      maxAttempts: settings.maxAttempts,
      backoff: { baseMs: settings.retryBaseMs, capMs: settings.retryCapMs },
    },
    onFailure: (task: LeasedTask, error: unknown, next: string) =>
      log[next === 'dead' ? 'error' : 'warn'](
        {
          task: task.id,
          kind: task.order.kind,
          attempt: task.attempt,
          next,
          reason: String(error),
        },
        'task failed',
      ),
  })
  const gate = gateOf(guard.state, clock)
  const payment = {
    ...surroundings(settings.paymentWorkersMin, settings.paymentWorkers),
    gate,
  }
  const deadlines = { clock, allowedMs: settings.paymentDeadlineMs }
  const crews = {
    'approve-payment': startWorkers('approve-payment', approvePayment(guard, deadlines), {
      ...payment,
      onDone: settled.count,
    }),
    'cancel-payment': startWorkers('cancel-payment', cancelPayment(guard), payment),
    'send-notice': startWorkers(
      'send-notice',
      sendNotice(notifier),
      surroundings(settings.noticeWorkersMin, settings.noticeWorkers),
    ),
  }
  const wake = (): void => {
    for (const kind of TASK_KINDS) crews[kind].wake()
  }
  /** The gateway is well again: the oldest first. */
  const goOn = async (): Promise<void> => {
    try {
      await Promise.all([store.hasten('approve-payment'), store.hasten('cancel-payment')])
    } catch (err) {
      // They come by themselves when their wait is over.
      log.warn({ err }, 'tasks not hastened')
    }
    wake()
  }
  const sweep = () =>
    void expireDeadLetters(store, deadlines).catch((err) => log.error({ err }, 'deadlines'))
  const sweeper = setInterval(sweep, Math.min(SWEEP_MS, settings.paymentDeadlineMs))

  return {
    breaker: guard.state,
    paymentsPerSecond: settled.perSecond,
    workers: () => ({
      'approve-payment': crews['approve-payment'].view(),
      'cancel-payment': crews['cancel-payment'].view(),
      'send-notice': crews['send-notice'].view(),
    }),
    async stop(graceMs) {
      clearInterval(sweeper)
      await Promise.all(TASK_KINDS.map((kind) => crews[kind].stop(graceMs)))
      await changes.stop()
    },
  }
}

function limitsOf(settings: PipelineSettings): GuardLimits {
  return {
    timeoutMs: settings.gatewayTimeoutMs,
    breaker: {
      windowMs: settings.breakerWindowMs,
      minimumCalls: settings.breakerMinimumCalls,
      failureRatio: settings.breakerFailureRatio,
      openMs: settings.breakerOpenMs,
    },
    bulkhead: { concurrency: settings.bulkhead },
  }
}

/** What the breaker goes on from: one that was closed begins anew. */
function snapshotOf(mark: BreakerMark | undefined): BreakerSnapshot | undefined {
  if (!mark || mark.state === 'closed') return undefined
  // A probe that was out has told nobody how it ended: the next call is one.
  return { state: 'open', since: mark.at, retryAt: mark.retryAt ?? mark.at, window: [] }
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
function gateOf(breaker: () => BreakerView, clock: Clock): Gate {
  return () => {
    const { state, retryAt } = breaker()
    if (state === 'closed') return { limit: Number.POSITIVE_INFINITY }
    return retryAt !== undefined && clock.now() < retryAt
      ? { limit: 0, until: retryAt }
      : { limit: 1 }
  }
}
