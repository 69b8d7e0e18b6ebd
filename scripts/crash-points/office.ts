import type { NewId } from '@outerpark/core/kernel'
import type { Notifier, PaymentGateway, Random, Store } from '@outerpark/core/ports'
import { deliverToInbox } from '../../packages/daemon/src/notice/inbox.ts'
import { type Pipeline, startPipeline } from '../../packages/daemon/src/office/pipeline.ts'
import { gatewayOfOffice } from '../../packages/daemon/src/payment/office-gateway.ts'
import { readConfig } from '../../packages/daemon/src/settings/config.ts'
import { openSqliteStore } from '../../packages/daemon/src/store/sqlite/store.ts'
import type { Life } from './life.ts'
import { WEBHOOK } from './webhook-receiver.ts'

/** The store and the pipeline of one process, put together as `openBoxOffice` does it. */
export type Office = {
  readonly store: Store
  /** when the gateway is asked again (ISO 8601), while it is left alone */
  readonly deferredUntil: () => string | undefined
  readonly stop: () => Promise<void>
}

/**
 * As in real life, but for numbers that a short story can meet. An outage opens the breaker; one payment that is never
 * answered must not, for it would keep it open all by itself.
 */
const SETTINGS = readConfig({
  OUTERPARK_HOME: '/nowhere',
  OUTERPARK_LEASE_MS: '3000',
  OUTERPARK_RETRY_CAP_MS: '4000',
  OUTERPARK_BREAKER_WINDOW_MS: '2000',
  OUTERPARK_BREAKER_MINIMUM_CALLS: '10',
  OUTERPARK_BREAKER_OPEN_MS: '1000',
  OUTERPARK_PAYMENT_DEADLINE_MS: '15000',
  OUTERPARK_PAYMENT_WORKERS: '4',
  OUTERPARK_NOTICE_WORKERS: '4',
})
const GRACE_MS = 5_000
/** Looked up at each call: time is virtual while a story is told. */
const CLOCK = { now: () => Date.now() }
const QUIET = { warn: () => undefined, error: () => undefined }

export type OfficeParts = {
  /** the database; made if it is not there */
  readonly file: string
  readonly life: Life
  readonly company: PaymentGateway
  readonly tellWebhook: NonNullable<Notifier['webhook']>
  readonly newId: NewId
  readonly random: Random
}

/** Opens the box office. Rejects as the daemon's start fails. */
export async function openOffice(parts: OfficeParts): Promise<Office> {
  const { file, life, company, tellWebhook, newId, random } = parts
  const store = openSqliteStore(file, { clock: CLOCK, newId, channels: ['inbox', 'webhook'] })
  const pipeline = startPipeline(SETTINGS, {
    store,
    clock: CLOCK,
    random,
    gateway: gatewayOfOffice(callsOf(life, company), store.office),
    lastBreaker: await store.queries.breaker(),
    notifier: {
      inbox: deliverToInbox,
      webhook: (notice, signal) => callOf(life, () => tellWebhook(notice, signal)),
    },
    webhook: WEBHOOK,
    log: QUIET,
  })
  return {
    store,
    deferredUntil: () => pausedUntil(pipeline),
    async stop() {
      await pipeline.stop(GRACE_MS)
      await store.close()
    },
  }
}

/** As the booking route asks for it. */
function pausedUntil(pipeline: Pipeline): string | undefined {
  const { state, retryAt } = pipeline.breaker()
  const paused = state !== 'closed' && retryAt !== undefined && Date.now() < retryAt
  return paused ? new Date(retryAt).toISOString() : undefined
}

/** A dead process calls nobody, and no answer reaches it. */
function callOf<T>(life: Life, make: () => Promise<T>): Promise<T> {
  return life.over() ? new Promise(() => undefined) : make()
}

function callsOf(life: Life, company: PaymentGateway): PaymentGateway {
  return {
    approve: (request, signal) => callOf(life, () => company.approve(request, signal)),
    void: (request, signal) => callOf(life, () => company.void(request, signal)),
    refund: (request, signal) => callOf(life, () => company.refund(request, signal)),
    lookUp: (key, signal) => callOf(life, () => company.lookUp(key, signal)),
  }
}
