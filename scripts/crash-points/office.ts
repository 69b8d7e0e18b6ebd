import type { NewId } from '@outerpark/core/kernel'
import { CHANNELS } from '@outerpark/core/notice'
import type { Notifier, PaymentGateway, Random } from '@outerpark/core/ports'
import { deliverToInbox } from '../../packages/daemon/src/notice/inbox.ts'
import { assembleOffice, type Office } from '../../packages/daemon/src/office/assemble.ts'
import { readConfig } from '../../packages/daemon/src/settings/config.ts'
import { openSqliteStore } from '../../packages/daemon/src/store/sqlite/store.ts'
import { WIDE_LIMITS } from '../../packages/daemon/src/testing/wide-limits.ts'
import { WEBHOOK } from '../lab/webhook.ts'
import type { Life } from './life.ts'

/** The office of one process, without HTTP. */
export type SqliteOffice = Omit<Office, 'stop'> & {
  /** Stops the office and closes its store. */
  readonly stop: () => Promise<void>
}

/**
 * The real settings, except for numbers that a short story can reach. An outage opens the breaker. One payment that is
 * never answered does not, since it would keep the breaker open by itself.
 */
const SETTINGS = readConfig({
  ...WIDE_LIMITS,
  OUTERPARK_HOME: '/nowhere',
  OUTERPARK_LEASE_MS: '3000',
  OUTERPARK_RETRY_CAP_MS: '4000',
  OUTERPARK_BREAKER_WINDOW_MS: '2000',
  OUTERPARK_BREAKER_MINIMUM_CALLS: '10',
  OUTERPARK_BREAKER_OPEN_MS: '1000',
  OUTERPARK_PAYMENT_DEADLINE_MS: '15000',
  OUTERPARK_HOLD_MS: '10000',
  OUTERPARK_PAYMENT_WORKERS: '4',
  OUTERPARK_NOTICE_WORKERS: '4',
})
const GRACE_MS = 5_000
/** Reads `Date.now` at each call, since it is virtual during a story. */
const CLOCK = { now: () => Date.now() }
const QUIET = { warn: () => undefined, error: () => undefined }

export type OfficeParts = {
  /** the database; created if it does not exist */
  readonly file: string
  readonly life: Life
  readonly company: PaymentGateway
  readonly tellWebhook: NonNullable<Notifier['webhook']>
  readonly sendMail: NonNullable<Notifier['mail']>
  readonly newId: NewId
  readonly random: Random
}

/** Opens the box office. Rejects if the start of the daemon would fail. */
export async function openSqliteOffice(parts: OfficeParts): Promise<SqliteOffice> {
  const { file, life, company, tellWebhook, sendMail, newId, random } = parts
  const store = openSqliteStore(file, {
    clock: CLOCK,
    newId,
    channels: CHANNELS,
    random,
  })
  const office = await assembleOffice({
    settings: SETTINGS,
    store,
    clock: CLOCK,
    random,
    cardCompany: callsOf(life, company),
    notifier: {
      inbox: deliverToInbox,
      mail: (...notice) => callOf(life, () => sendMail(...notice)),
      webhook: (...notice) => callOf(life, () => tellWebhook(...notice)),
    },
    webhook: WEBHOOK,
    log: QUIET,
  })
  return {
    ...office,
    async stop() {
      await office.stop(GRACE_MS)
      await store.close()
    },
  }
}

/** A dead process calls nobody, and gets no answer. */
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
