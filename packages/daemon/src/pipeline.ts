import type { Webhook } from '@outerpark/core/notice'
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
import type { BreakerChange, BreakerView, RestoredPhase } from './payment/breaker-state.ts'
import { type GuardLimits, guardGateway } from './payment/guard.ts'
import { approvePayment } from './pipeline/approve-payment.ts'
import { breakerLog } from './pipeline/breaker-log.ts'
import { cancelPayment } from './pipeline/cancel-payment.ts'
import { deferrals } from './pipeline/deferral.ts'
import { expireDeadLetters } from './pipeline/expiry.ts'
import { sendNotice } from './pipeline/send-notice.ts'
import { sendWebhook } from './pipeline/send-webhook.ts'
import { throughputMeter } from './pipeline/throughput.ts'
import { type Gate, startWorkers, type WorkerSettings } from './pipeline/workers.ts'

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
  | 'noticeRetryBaseMs'
  | 'noticeRetryCapMs'
  | 'noticeRetryForMs'
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

/** How often the deadlines of payments that nobody tries any more are looked at, at most. */
const SWEEP_MS = 60_000

/**
 * Starts the workers of every kind of task with what they work on, behind the guard of the gateway. The breaker goes
 * on from where its last recorded change left it.
 */
export function startPipeline(
  settings: PipelineSettings,
  { store, clock, random, gateway, lastBreaker, notifier, webhook, log }: PipelineParts,
): Pipeline {
  /** what nobody waits for, but the end */
  const underWay = new Set<Promise<void>>()
  const background = (work: Promise<void>): void => {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }
  const stopping = new AbortController()
  let probe: NodeJS.Timeout | undefined
  /** At that time somebody asks how the gateway is, unless it is closing time. */
  const probeAt = (retryAt: number): void => {
    clearTimeout(probe)
    if (stopping.signal.aborted) return
    probe = setTimeout(() => background(findOut()), retryAt - clock.now())
  }
  const changes = breakerLog(store, (err) => log.error({ err }, 'breaker not recorded'))
  const guard = guardGateway(gateway, limitsOf(settings), {
    clock,
    restore: phaseAfter(lastBreaker),
    onChange(change) {
      log.warn({ change }, 'payment breaker')
      const record = recordOf(change)
      changes.add(record)
      if (change.to === 'closed') background(goOn())
      else wake()
      if (change.retryAt !== undefined && record.retryAt !== null) {
        background(defer(record.retryAt))
        probeAt(change.retryAt)
      }
    },
  })
  const settled = throughputMeter(clock)
  const surroundings = (
    min: number,
    max: number,
    retries: Pick<WorkerSettings, 'backoff' | 'maxAgeMs'> = {
      backoff: { baseMs: settings.retryBaseMs, capMs: settings.retryCapMs },
    },
  ) => ({
    store,
    clock,
    random,
    settings: {
      workers: { min, max },
      leaseMs: settings.leaseMs,
      maxAttempts: settings.maxAttempts,
      ...retries,
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
  const gate = gateOf(guard.state, clock, settings.gatewayTimeoutMs)
  const calls = surroundings(settings.paymentWorkersMin, settings.paymentWorkers)
  const workers = { ...calls.settings.workers, steady: enoughToJudge(settings) }
  const payment = { ...calls, settings: { ...calls.settings, workers }, gate }
  const deadlines = { clock, allowedMs: settings.paymentDeadlineMs }
  // Others' servers may be away for days.
  const outside = surroundings(settings.noticeWorkersMin, settings.noticeWorkers, {
    backoff: { baseMs: settings.noticeRetryBaseMs, capMs: settings.noticeRetryCapMs },
    maxAgeMs: settings.noticeRetryForMs,
  })
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
    'send-mail': startWorkers('send-mail', sendNotice(notifier), outside),
    'send-webhook': startWorkers(
      'send-webhook',
      sendWebhook(notifier, webhook, ({ host }) => log.error({ host }, 'webhook switched off')),
      outside,
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
  /** It is time to ask again, and what failed before may still wait for its own next try. */
  const findOut = async (): Promise<void> => {
    try {
      await Promise.all([store.hastenNext('approve-payment'), store.hastenNext('cancel-payment')])
    } catch (err) {
      log.warn({ err }, 'no task hastened')
    }
  }
  const restored = guard.state().retryAt
  if (restored !== undefined) probeAt(restored)
  const tellThatItFollows = deferrals(store, stopping.signal)
  const defer = async (retryAt: string): Promise<void> => {
    try {
      await tellThatItFollows(retryAt)
    } catch (err) {
      // Their payment follows all the same; they are only not told.
      log.error({ err }, 'waiting payments not deferred')
    }
  }
  let sweeping = false
  const sweep = async (): Promise<void> => {
    if (sweeping) return
    sweeping = true
    try {
      await expireDeadLetters(store, deadlines, stopping.signal)
    } catch (err) {
      log.error({ err }, 'deadlines')
    }
    sweeping = false
  }
  const sweeper = setInterval(
    () => background(sweep()),
    Math.min(SWEEP_MS, settings.paymentDeadlineMs),
  )

  return {
    breaker: guard.state,
    paymentsPerSecond: settled.perSecond,
    workers: () => ({
      'approve-payment': crews['approve-payment'].view(),
      'cancel-payment': crews['cancel-payment'].view(),
      'send-notice': crews['send-notice'].view(),
      'send-mail': crews['send-mail'].view(),
      'send-webhook': crews['send-webhook'].view(),
    }),
    async stop(graceMs) {
      stopping.abort()
      clearInterval(sweeper)
      clearTimeout(probe)
      await Promise.all(TASK_KINDS.map((kind) => crews[kind].stop(graceMs)))
      await Promise.all(underWay)
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

/** How many workers make enough calls for the breaker to judge, even if each of them takes until its time-out. */
function enoughToJudge(settings: PipelineSettings): number {
  const { breakerMinimumCalls, gatewayTimeoutMs, breakerWindowMs } = settings
  return Math.ceil((breakerMinimumCalls * gatewayTimeoutMs) / breakerWindowMs) + 1
}

/** What the breaker goes on from. The calls of the last seconds are forgotten by a restart. */
function phaseAfter(mark: BreakerMark | undefined): RestoredPhase | undefined {
  if (!mark) return undefined
  const { at: since, state, retryAt, awaySince } = mark
  if (state === 'closed') return { state, since }
  // A probe that was out has told nobody how it ended: the next call is one.
  return { state: 'open', since, retryAt: retryAt ?? since, awaySince: awaySince ?? since }
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
