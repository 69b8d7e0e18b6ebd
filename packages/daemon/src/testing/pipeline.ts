import type { PaymentGateway, Store } from '@outerpark/core/ports'
import { pino } from 'pino'
import { deliverToInbox } from '../notice/inbox.ts'
import { assembleOffice, type Office } from '../office/assemble.ts'
import type { Pipeline } from '../office/pipeline.ts'
import { readConfig } from '../settings/config.ts'

/** The parts of a test's office that no test looks at, with retries that come soon. */
export const testParts = {
  settings: {
    ...readConfig({
      OUTERPARK_HOME: '/nowhere',
      OUTERPARK_RETRY_BASE_MS: '2',
      OUTERPARK_RETRY_CAP_MS: '10',
    }),
    // What is under test is the pipeline; the breaker has tests of its own.
    breakerMinimumCalls: Number.POSITIVE_INFINITY,
  },
  /** looked up at each call: a test may have put its own time in place */
  clock: { now: () => Date.now() },
  random: Math.random,
  notifier: { inbox: deliverToInbox },
  log: pino({ level: 'silent' }),
}

/** The whole pipeline on that store and that gateway. */
export function runPipeline(store: Store, gateway: PaymentGateway): Promise<Office> {
  return assembleOffice({ ...testParts, store, gateway })
}

const NOBODY = { active: 0, limit: 0, min: 0, max: 0 }

/**
 * A pipeline in which nobody works, so every task stays where it is.
 * @param pausedUntil as if the breaker were open until then (ms since the epoch); closed while it gives undefined
 */
export function idlePipeline(pausedUntil: () => number | undefined = () => undefined): Pipeline {
  return {
    breaker() {
      const retryAt = pausedUntil()
      return {
        state: retryAt === undefined ? 'closed' : 'open',
        since: 0,
        awaySince: undefined,
        retryAt,
        window: { calls: 0, failures: 0 },
        probing: false,
      }
    },
    paymentsPerSecond: () => 0,
    workers: () => ({
      'approve-payment': NOBODY,
      'cancel-payment': NOBODY,
      'send-notice': NOBODY,
      'send-mail': NOBODY,
      'send-webhook': NOBODY,
    }),
    stop: async () => undefined,
  }
}
