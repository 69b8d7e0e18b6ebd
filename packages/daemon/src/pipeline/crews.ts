import type { Webhook } from '@outerpark/core/notice'
import type {
  Clock,
  LeasedTask,
  Notifier,
  PaymentGateway,
  Random,
  Store,
} from '@outerpark/core/ports'
import { approvePayment } from './approve-payment.ts'
import { cancelPayment } from './cancel-payment.ts'
import type { Deadlines } from './expiry.ts'
import { sendNotice } from './send-notice.ts'
import { sendWebhook } from './send-webhook.ts'
import { type Gate, startWorkers, type WorkerSettings } from './workers.ts'

/** The numbers of the workers, as the configuration has them. */
export type CrewSettings = {
  readonly leaseMs: number
  readonly maxAttempts: number
  readonly retryBaseMs: number
  readonly retryCapMs: number
  readonly paymentWorkers: number
  readonly paymentWorkersMin: number
  readonly noticeWorkers: number
  readonly noticeWorkersMin: number
  readonly noticeRetryBaseMs: number
  readonly noticeRetryCapMs: number
  readonly noticeRetryForMs: number
  readonly gatewayTimeoutMs: number
  readonly breakerWindowMs: number
  readonly breakerMinimumCalls: number
}

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  /** behind its guard */
  readonly gateway: PaymentGateway
  /** what the guard lets the payment workers do */
  readonly gate: Gate
  readonly deadlines: Deadlines
  readonly notifier: Notifier
  readonly webhook?: Webhook | undefined
  /** told of each payment that is settled */
  readonly onPayment: () => void
  readonly log: Record<'warn' | 'error', (facts: object, message: string) => void>
}

export type Crews = ReturnType<typeof startCrews>

/** Starts the workers of every kind of task, each with a queue and a crew of its own. */
export function startCrews(settings: CrewSettings, parts: Parts) {
  const { store, clock, random, gateway, gate, deadlines, notifier, webhook, log } = parts
  const { inHouse, payment, outside } = workerSettings(settings)
  const surroundings = { store, clock, random, onFailure: tellOf(log) }
  const paying = { ...surroundings, settings: payment, gate }
  const telling = { ...surroundings, settings: inHouse }
  const sending = { ...surroundings, settings: outside }
  const switchedOff = ({ host }: Webhook) => log.error({ host }, 'webhook switched off')
  return {
    'approve-payment': startWorkers('approve-payment', approvePayment(gateway, deadlines), {
      ...paying,
      onDone: parts.onPayment,
    }),
    'cancel-payment': startWorkers('cancel-payment', cancelPayment(gateway), paying),
    'send-notice': startWorkers('send-notice', sendNotice(notifier), telling),
    'send-mail': startWorkers('send-mail', sendNotice(notifier), sending),
    'send-webhook': startWorkers(
      'send-webhook',
      sendWebhook(notifier, webhook, switchedOff),
      sending,
    ),
  }
}

function workerSettings(
  settings: CrewSettings,
): Record<'inHouse' | 'payment' | 'outside', WorkerSettings> {
  const { leaseMs, maxAttempts } = settings
  const backoff = { baseMs: settings.retryBaseMs, capMs: settings.retryCapMs }
  const common = { leaseMs, maxAttempts, backoff }
  const inHouse = {
    ...common,
    workers: { min: settings.noticeWorkersMin, max: settings.noticeWorkers },
  }
  return {
    inHouse,
    payment: {
      ...common,
      workers: {
        min: settings.paymentWorkersMin,
        max: settings.paymentWorkers,
        steady: enoughToJudge(settings),
      },
    },
    // Others' servers may be away for days.
    outside: {
      ...inHouse,
      backoff: { baseMs: settings.noticeRetryBaseMs, capMs: settings.noticeRetryCapMs },
      maxAgeMs: settings.noticeRetryForMs,
    },
  }
}

/** How many workers make enough calls for the breaker to judge, even if each of them takes until its time-out. */
function enoughToJudge(settings: CrewSettings): number {
  const { breakerMinimumCalls, gatewayTimeoutMs, breakerWindowMs } = settings
  return Math.ceil((breakerMinimumCalls * gatewayTimeoutMs) / breakerWindowMs) + 1
}

const tellOf =
  (log: Parts['log']) =>
  ({ id: task, order: { kind }, attempt }: LeasedTask, error: unknown, next: string): void =>
    log[next === 'dead' ? 'error' : 'warn'](
      { task, kind, attempt, next, reason: String(error) },
      'task failed',
    )
