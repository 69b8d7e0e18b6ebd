import type { PaymentGateway, Store } from '@outerpark/core/ports'
import { pino } from 'pino'
import { deliverToInbox } from '../notice/inbox.ts'
import { assembleOffice, type Office } from '../office/assemble.ts'
import type { Pipeline } from '../office/pipeline.ts'
import { readConfig } from '../settings/config.ts'

/** The parts of an office that tests do not care about, with short retries. */
export const testParts = {
  settings: {
    ...readConfig({
      OUTERPARK_HOME: '/nowhere',
      OUTERPARK_RETRY_BASE_MS: '2',
      OUTERPARK_RETRY_CAP_MS: '10',
    }),
    // The breaker never opens here: it has tests of its own.
    breakerMinimumCalls: Number.POSITIVE_INFINITY,
  },
  /** looked up at each call, since a test may have replaced `Date` */
  clock: { now: () => Date.now() },
  random: Math.random,
  notifier: { inbox: deliverToInbox },
  log: pino({ level: 'silent' }),
}

/** An office without HTTP on this store and this gateway. */
export function runPipeline(store: Store, gateway: PaymentGateway): Promise<Office> {
  return assembleOffice({ ...testParts, store, gateway })
}

const NOBODY = { active: 0, limit: 0, min: 0, max: 0 }

/**
 * A pipeline in which nobody works, so every task stays where it is.
 * @param pausedUntil until when the breaker is open (ms since the epoch); it is closed while this returns undefined
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
