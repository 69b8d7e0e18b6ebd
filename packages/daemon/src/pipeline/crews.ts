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
import type { Gate } from './claiming.ts'
import type { Deadlines } from './expiry.ts'
import type { Rush } from './rush.ts'
import { sendNotice } from './send-notice.ts'
import { sendWebhook } from './send-webhook.ts'
import type { TaskWatch } from './task-watch.ts'
import { startWorkers, type WorkerSettings } from './workers.ts'

/** The settings of the workers: for inbox notices, for payments and refunds, and for mails and webhooks. */
export type CrewSettings = Readonly<Record<'inHouse' | 'payment' | 'outside', WorkerSettings>>

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  /** the gateway with its guard */
  readonly gateway: PaymentGateway
  /** how many calls the breaker allows the payment workers */
  readonly gate: Gate
  /** until when bookings come first */
  readonly rush: Rush
  readonly deadlines: Deadlines
  readonly notifier: Notifier
  /** whether mails go to addresses that are not confirmed, too */
  readonly believed: boolean
  readonly webhook?: Webhook | undefined
  /** called for each settled payment */
  readonly onPayment: () => void
  readonly log: Record<'warn' | 'error', (facts: object, message: string) => void>
  /** called for each task that is done, of any kind */
  readonly onTaskDone?: ((task: TaskLine) => void) | undefined
  /** hears of each try of a task */
  readonly watch?: TaskWatch | undefined
}

/** What the log says of a task that is done. */
export type TaskLine = {
  readonly task: string
  readonly kind: string
  readonly reservation: string
  /** the event from which it follows; that one names the request or the task before it */
  readonly event: string
  /** of a payment: the key of its charge at the gateway, without the name of the office */
  readonly charge?: string
  readonly attempt: number
}

/** Starts the workers of every kind of task. Each kind has its own queue and crew. */
export function startCrews({ inHouse, payment, outside }: CrewSettings, parts: Parts) {
  const { store, clock, random, gateway, gate, rush, deadlines, notifier, webhook, log } = parts
  const { onTaskDone } = parts
  const onDone = onTaskDone && ((task: LeasedTask) => onTaskDone(lineOf(task)))
  const common = {
    store,
    clock,
    random,
    rush,
    onFailure: logFailure(log),
    watch: parts.watch,
    ...(onDone && { onDone }),
  }
  const paying = { ...common, settings: payment, gate }
  const telling = { ...common, settings: inHouse }
  const sending = { ...common, settings: outside }
  const switchedOff = ({ host }: Webhook) => log.error({ host }, 'webhook switched off')
  return {
    'approve-payment': startWorkers('approve-payment', approvePayment(gateway, deadlines), {
      ...paying,
      onDone(task) {
        parts.onPayment()
        onDone?.(task)
      },
    }),
    'cancel-payment': startWorkers('cancel-payment', cancelPayment(gateway), paying),
    'send-notice': startWorkers('send-notice', sendNotice(notifier), telling),
    'send-mail': startWorkers('send-mail', sendNotice(notifier, parts.believed), sending),
    'send-webhook': startWorkers(
      'send-webhook',
      sendWebhook(notifier, webhook, switchedOff),
      sending,
    ),
  }
}

const lineOf = ({ id: task, order, causedBy: event, attempt }: LeasedTask): TaskLine => ({
  task,
  kind: order.kind,
  reservation: order.reservationId,
  event,
  ...('paymentId' in order && { charge: order.paymentId }),
  attempt,
})

/** Mail servers quote the address of the customer in what they answer. */
const withoutAddresses = (text: string) => text.replaceAll(/[^\s<>@"'(]+@[^\s<>@"')]+/g, '…')

const logFailure =
  (log: Parts['log']) =>
  (task: LeasedTask, error: unknown, next: string): void =>
    log[next === 'dead' ? 'error' : 'warn'](
      { ...lineOf(task), next, reason: withoutAddresses(String(error)) },
      next === 'dead' ? 'task is a dead letter' : 'task failed',
    )
