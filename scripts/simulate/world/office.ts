import { ID_LENGTH, idFromBytes, type NewId } from '@outerpark/core/kernel'
import type { Notifier, Store } from '@outerpark/core/ports'
import { assembleOffice, type Office } from '../../../packages/daemon/src/office/assemble.ts'
import type { Answer, Question } from '../../../packages/daemon/src/payment/http-exchange.ts'
import { gatewayOver } from '../../../packages/daemon/src/payment/http-gateway.ts'
import { gatewayOfOffice } from '../../../packages/daemon/src/payment/office-gateway.ts'
import type { Logger } from '../../../packages/daemon/src/process/log.ts'
import { type Config, readConfig } from '../../../packages/daemon/src/settings/config.ts'
import type { State } from '../../../packages/daemon/src/store/memory/state.ts'
import { openMemoryStore } from '../../../packages/daemon/src/store/memory/store.ts'
import { WEBHOOK } from '../../lab/webhook.ts'
import type { Setup } from '../plan/plan.ts'
import type { Dice } from './chance.ts'

/** What a daemon of the simulation stands on. */
export type Ground = {
  readonly setup: Setup
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

/**
 * Starts an office as the daemon does, on the store in memory. What the simulation leaves out is HTTP, SQLite and the
 * projector's thread.
 */
export function openMemoryOffice(ground: Ground): Promise<Office> {
  const clock = { now: () => Date.now() }
  const { channels } = ground.setup
  const kept = openMemoryStore({ clock, newId: idsFrom(ground.ids), channels }, ground.state)
  // The overloads of the logger's function all come down to this one.
  const log = ground.log as Logger['warn']
  return assembleOffice({
    settings: configOf(ground.setup),
    store: ground.shaken(kept),
    clock,
    random: ground.random,
    gateway: gatewayOfOffice(gatewayOver(ground.exchange), kept.officeName),
    notifier: ground.notifier,
    webhook: channels.includes('webhook') ? WEBHOOK : undefined,
    log: { warn: log, error: log },
  })
}

function idsFrom(dice: Dice): NewId {
  const bytes = new Uint8Array(ID_LENGTH)
  return (kind) =>
    idFromBytes(
      kind,
      bytes.map(() => dice.between(0, 31)),
    )
}

const configs = new WeakMap<Setup, Config>()

/** The configuration as the daemon reads it, so that only what passes its checks is simulated. */
function configOf(setup: Setup): Config {
  let config = configs.get(setup)
  if (!config) {
    // More calls than can hang at once are no configuration; stories use them for a breaker that never opens.
    const breakerCalls = Math.min(setup.breakerCalls, 16 * setup.paymentWorkers)
    const read = readConfig({
      OUTERPARK_HOME: '/nowhere',
      OUTERPARK_PAYMENT_WORKERS: `${setup.paymentWorkers}`,
      OUTERPARK_NOTICE_WORKERS: `${setup.noticeWorkers}`,
      OUTERPARK_LEASE_MS: `${setup.leaseMs}`,
      OUTERPARK_MAX_ATTEMPTS: `${setup.maxAttempts}`,
      OUTERPARK_NOTICE_RETRY_CAP_MS: `${setup.noticeRetryCapMs}`,
      OUTERPARK_NOTICE_RETRY_FOR_MS: `${setup.noticeRetryForMs}`,
      OUTERPARK_WHEN_OVERLOADED: setup.whenOverloaded,
      OUTERPARK_MAX_UNPAID: `${setup.maxUnpaid}`,
      OUTERPARK_BREAKER_MINIMUM_CALLS: `${breakerCalls}`,
      OUTERPARK_PAYMENT_DEADLINE_MS: `${setup.paymentDeadlineMs}`,
    })
    config = { ...read, breakerMinimumCalls: setup.breakerCalls }
    configs.set(setup, config)
  }
  return config
}
