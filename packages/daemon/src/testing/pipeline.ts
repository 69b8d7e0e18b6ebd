import type { PaymentGateway, Store } from '@outerpark/core/ports'
import { pino } from 'pino'
import { deliverToInbox } from '../notice/inbox.ts'
import { startPipeline } from '../office/pipeline.ts'
import { readConfig } from '../settings/config.ts'

/** The whole pipeline on that store and that gateway, with retries that come soon and nothing to say. */
export function runPipeline(store: Store, gateway: PaymentGateway) {
  const environment = {
    OUTERPARK_HOME: '/nowhere',
    OUTERPARK_RETRY_BASE_MS: '2',
    OUTERPARK_RETRY_CAP_MS: '10',
  }
  // What is under test is the pipeline; the breaker has tests of its own.
  const settings = { ...readConfig(environment), breakerMinimumCalls: Number.POSITIVE_INFINITY }
  return startPipeline(settings, {
    store,
    clock: { now: Date.now },
    gateway,
    random: Math.random,
    lastBreaker: undefined,
    notifier: { inbox: deliverToInbox },
    log: pino({ level: 'silent' }),
  })
}
