import type { PaymentGateway, Store } from '@outerpark/core/ports'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import { startPipeline } from '../pipeline.ts'

/** The whole pipeline on that store and that gateway, with retries that come soon and nothing to say. */
export function runPipeline(store: Store, gateway: PaymentGateway) {
  const environment = {
    OUTERPARK_HOME: '/nowhere',
    OUTERPARK_RETRY_BASE_MS: '2',
    OUTERPARK_RETRY_CAP_MS: '10',
  }
  return startPipeline(readConfig(environment), {
    store,
    clock: { now: Date.now },
    gateway,
    gate: () => ({ limit: Number.POSITIVE_INFINITY }),
    log: pino({ level: 'silent' }),
  })
}
