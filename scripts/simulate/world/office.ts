import { ID_LENGTH, idFromBytes, type NewId } from '@outerpark/core/kernel'
import type { Notifier, Store } from '@outerpark/core/ports'
import { assembleOffice, type Office } from '../../../packages/daemon/src/office/assemble.ts'
import type { Answer, Question } from '../../../packages/daemon/src/payment/http-exchange.ts'
import { gatewayOver } from '../../../packages/daemon/src/payment/http-gateway.ts'
import type { Logger } from '../../../packages/daemon/src/process/log.ts'
import { type Config, readConfig } from '../../../packages/daemon/src/settings/config.ts'
import type { State } from '../../../packages/daemon/src/store/memory/state.ts'
import { openMemoryStore } from '../../../packages/daemon/src/store/memory/store.ts'
import { WEBHOOK } from '../../lab/webhook.ts'
import type { Setup } from '../plan/plan.ts'
import type { Dice } from './chance.ts'

/** The parts with which a daemon of the simulation is started. */
export type DaemonParts = {
  readonly setup: Setup
  /** the contents of its disk, which outlive the daemon */
  readonly state: State
  readonly ids: Dice
  readonly random: () => number
  /** wraps the store, so that writes can fail */
  readonly shaken: (kept: Store) => Store
  readonly exchange: (question: Question, signal: AbortSignal) => Promise<Answer>
  readonly notifier: Notifier
  readonly log: (fields: object, message: string) => void
}

/**
 * Starts an office like the daemon, on the store in memory. The simulation leaves out HTTP, SQLite and the projector's
 * thread.
 */
export function openMemoryOffice(parts: DaemonParts): Promise<Office> {
  const clock = { now: () => Date.now() }
  const { channels } = parts.setup
  const kept = openMemoryStore({ clock, newId: idsFrom(parts.ids), channels }, parts.state)
  // Every overload of the logger's function can be called like this one.
  const log = parts.log as Logger['warn']
  return assembleOffice({
    settings: configOf(parts.setup),
    store: parts.shaken(kept),
    clock,
    random: parts.random,
    cardCompany: gatewayOver(parts.exchange),
    notifier: parts.notifier,
    webhook: channels.includes('webhook') ? WEBHOOK : undefined,
    log: { warn: log, error: log },
    rushBookings: 1,
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

/** The limits of a customer: all the same number, so that a story with few bookings runs into each of them. */
function limitsOf({ customerLimit }: Setup): Record<string, string> {
  const most = `${customerLimit}`
  return {
    OUTERPARK_MAX_SEATS_PER_BOOKING: '0',
    OUTERPARK_MAX_SEATS_PER_PERFORMANCE: most,
    OUTERPARK_MAX_UNPAID_SEATS: most,
    OUTERPARK_MAX_UNPAID_SEATS_DURING_OUTAGE: `${Math.ceil(customerLimit / 2)}`,
    OUTERPARK_MAX_DECLINES_PER_HOUR: most,
    OUTERPARK_MAX_CANCELS_PER_HOUR: most,
  }
}

const configs = new WeakMap<Setup, Config>()

/** The configuration, read with the daemon's own code. Settings that the daemon would refuse are not simulated. */
function configOf(setup: Setup): Config {
  let config = configs.get(setup)
  if (!config) {
    // Some stories use a number that the daemon would refuse, so that the breaker never opens. It is limited here.
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
      ...limitsOf(setup),
      OUTERPARK_BREAKER_MINIMUM_CALLS: `${breakerCalls}`,
      OUTERPARK_PAYMENT_LAG_MS: `${setup.paymentLagMs}`,
      OUTERPARK_MAX_PAUSED_MS: `${setup.maxPausedMs}`,
      OUTERPARK_PAYMENT_DEADLINE_MS: `${setup.paymentDeadlineMs}`,
      OUTERPARK_HOLD_MS: `${setup.holdMs}`,
      OUTERPARK_HOLD_PAUSE_MS: `${setup.holdPauseMs}`,
    })
    config = { ...read, breakerMinimumCalls: setup.breakerCalls }
    configs.set(setup, config)
  }
  return config
}
