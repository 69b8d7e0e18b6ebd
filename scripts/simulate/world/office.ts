import { asId, ID_LENGTH, idFromBytes, type NewId } from '@outerpark/core/kernel'
import type { Webhook } from '@outerpark/core/notice'
import type { Notifier, Store } from '@outerpark/core/ports'
import { type Admission, admission } from '../../../packages/daemon/src/http/overload.ts'
import { type Pipeline, startPipeline } from '../../../packages/daemon/src/office/pipeline.ts'
import type { Answer, Question } from '../../../packages/daemon/src/payment/http-exchange.ts'
import { gatewayOver } from '../../../packages/daemon/src/payment/http-gateway.ts'
import { gatewayOfOffice } from '../../../packages/daemon/src/payment/office-gateway.ts'
import type { Logger } from '../../../packages/daemon/src/process/log.ts'
import { type Config, readConfig } from '../../../packages/daemon/src/settings/config.ts'
import type { State } from '../../../packages/daemon/src/store/memory/state.ts'
import { openMemoryStore } from '../../../packages/daemon/src/store/memory/store.ts'
import type { Office } from '../plan/plan.ts'
import type { Dice } from './chance.ts'

/** The admin's webhook, where the box office has one. */
export const WEBHOOK: Webhook = {
  webhookId: asId<'webhook'>('WH-2222222222'),
  host: 'hooks.example.com',
}

/** What a daemon of the simulation stands on. */
export type Ground = {
  readonly office: Office
  /** what its disk holds: it outlives the daemon */
  readonly state: State
  readonly ids: Dice
  readonly random: () => number
  /** puts what can go wrong between the daemon and its disk */
  readonly shaken: (kept: Store) => Store
  readonly exchange: (question: Question, signal: AbortSignal) => Promise<Answer>
  readonly notifier: Notifier
  readonly log: (fields: object, message: string) => void
}

/** A running daemon, as far as the simulation goes: all of it but HTTP, SQLite and the projector's thread. */
export type RunningOffice = {
  readonly store: Store
  readonly pipeline: Pipeline
  /** as `POST /v1/reservations` asks it before each booking */
  readonly admit: Admission
}

/**
 * Starts what `openBoxOffice` starts: the same pipeline behind the same guard, on the store in memory. This file is
 * the one place that knows how the daemon is put together.
 */
export async function openOffice(ground: Ground): Promise<RunningOffice> {
  const clock = { now: () => Date.now() }
  const { channels } = ground.office
  const kept = openMemoryStore({ clock, newId: idsFrom(ground.ids), channels }, ground.state)
  const store = ground.shaken(kept)
  const config = configOf(ground.office)
  // The overloads of the logger's function all come down to this one.
  const log = ground.log as Logger['warn']
  const pipeline = startPipeline(config, {
    store,
    clock,
    random: ground.random,
    gateway: gatewayOfOffice(gatewayOver(ground.exchange), kept.office),
    lastBreaker: await kept.queries.breaker(),
    notifier: ground.notifier,
    webhook: channels.includes('webhook') ? WEBHOOK : undefined,
    log: { warn: log, error: log },
  })
  const admit = admission(config, {
    pausedUntil() {
      const { state, retryAt } = pipeline.breaker()
      return state === 'closed' ? undefined : (retryAt ?? clock.now())
    },
    unpaid: async () => (await store.queries.taskCounts())['approve-payment'].waiting,
  })
  return { store, pipeline, admit }
}

function idsFrom(dice: Dice): NewId {
  const bytes = new Uint8Array(ID_LENGTH)
  return (kind) =>
    idFromBytes(
      kind,
      bytes.map(() => dice.between(0, 31)),
    )
}

const configs = new WeakMap<Office, Config>()

/** The configuration as the daemon reads it, so that only what passes its checks is simulated. */
function configOf(office: Office): Config {
  let config = configs.get(office)
  if (!config) {
    // More calls than can hang at once are no configuration; stories use them for a breaker that never opens.
    const breakerCalls = Math.min(office.breakerCalls, 16 * office.paymentWorkers)
    const read = readConfig({
      OUTERPARK_HOME: '/nowhere',
      OUTERPARK_PAYMENT_WORKERS: `${office.paymentWorkers}`,
      OUTERPARK_NOTICE_WORKERS: `${office.noticeWorkers}`,
      OUTERPARK_LEASE_MS: `${office.leaseMs}`,
      OUTERPARK_MAX_ATTEMPTS: `${office.maxAttempts}`,
      OUTERPARK_NOTICE_RETRY_CAP_MS: `${office.noticeRetryCapMs}`,
      OUTERPARK_NOTICE_RETRY_FOR_MS: `${office.noticeRetryForMs}`,
      OUTERPARK_WHEN_OVERLOADED: office.whenOverloaded,
      OUTERPARK_MAX_UNPAID: `${office.maxUnpaid}`,
      OUTERPARK_BREAKER_MINIMUM_CALLS: `${breakerCalls}`,
      OUTERPARK_PAYMENT_DEADLINE_MS: `${office.paymentDeadlineMs}`,
    })
    config = { ...read, breakerMinimumCalls: office.breakerCalls }
    configs.set(office, config)
  }
  return config
}
