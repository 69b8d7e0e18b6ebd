import type { Clock, PaymentGateway, Store } from '@outerpark/core/ports'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import { deliverToInbox } from './notice/inbox.ts'
import { approvePayment } from './pipeline/approve-payment.ts'
import { cancelPayment } from './pipeline/cancel-payment.ts'
import { sendNotice } from './pipeline/send-notice.ts'
import { type Gate, startWorkers } from './pipeline/workers.ts'

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly gateway: PaymentGateway
  /** how much of the gateway is open just now; all of it if left out */
  readonly gate?: Gate
  readonly log: Logger
}

/** Starts the workers of every kind of task, with what they work on. */
export function startPipeline(config: Config, { store, clock, gateway, gate, log }: Parts) {
  const { leaseMs, maxAttempts } = config
  const backoff = { baseMs: config.retryBaseMs, capMs: config.retryCapMs }
  const surroundings = (workers: number) => ({
    store,
    clock,
    random: Math.random,
    settings: { workers, leaseMs, maxAttempts, backoff },
    onFailure: (
      task: { id: string; order: { kind: string }; attempt: number },
      error: unknown,
      next: string,
    ) =>
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
  const gated = gate ? { gate } : {}
  const kinds = [
    startWorkers('approve-payment', approvePayment(gateway), {
      ...surroundings(config.paymentWorkers),
      ...gated,
    }),
    startWorkers('cancel-payment', cancelPayment(gateway), {
      ...surroundings(config.paymentWorkers),
      ...gated,
    }),
    startWorkers(
      'send-notice',
      sendNotice({ inbox: deliverToInbox }),
      surroundings(config.noticeWorkers),
    ),
  ]
  return {
    /** The gate may have opened. */
    wake(): void {
      for (const kind of kinds) kind.wake()
    },
    async stop(graceMs: number): Promise<void> {
      await Promise.all(kinds.map((kind) => kind.stop(graceMs)))
    },
  }
}
