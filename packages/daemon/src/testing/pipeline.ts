import type { PaymentGateway, Store } from '@outerpark/core/ports'
import { pino } from 'pino'
import { deliverToInbox } from '../notice/inbox.ts'
import { assembleOffice, type Office } from '../office/assemble.ts'
import type { Pipeline } from '../office/pipeline.ts'
import { readConfig } from '../settings/config.ts'
import { WIDE_LIMITS } from './wide-limits.ts'

/** Parts of an office with values that suit most tests, with short waits between tries. */
export const testParts = {
  settings: {
    ...readConfig({
      ...WIDE_LIMITS,
      OUTERPARK_HOME: '/nowhere',
      OUTERPARK_RETRY_BASE_MS: '2',
      OUTERPARK_RETRY_CAP_MS: '10',
    }),
    // The breaker never opens here. It has its own tests.
    breakerMinimumCalls: Number.POSITIVE_INFINITY,
  },
  /** reads `Date` at each call, since a test may have replaced it */
  clock: { now: () => Date.now() },
  random: Math.random,
  notifier: { inbox: deliverToInbox },
  log: pino({ level: 'silent' }),
}

/** Opens an office without HTTP, with this store and this card company. */
export function runPipeline(store: Store, cardCompany: PaymentGateway): Promise<Office> {
  return assembleOffice({ ...testParts, store, cardCompany })
}

const NOBODY = { active: 0, limit: 0, min: 0, max: 0 }

/**
 * A pipeline without workers, so every task keeps waiting.
 * @param pausedUntil until when the breaker is open (ms since the epoch); undefined means that it is closed
 */
export function idlePipeline(pausedUntil: () => number | undefined = () => undefined): Pipeline {
  return {
    breaker() {
      const retryAt = pausedUntil()
      return {
        state: retryAt === undefined ? 'closed' : 'open',
        since: 0,
        awaySince: undefined,
        failedRun: undefined,
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
