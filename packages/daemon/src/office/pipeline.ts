import type { Webhook } from '@outerpark/core/notice'
import type { BreakerMark, RecordBreakerChange } from '@outerpark/core/payment'
import { perTaskKind, TASK_KINDS, type TaskKind } from '@outerpark/core/policies'
import type { Clock, Notifier, PaymentGateway, Random, Store } from '@outerpark/core/ports'
import type { BreakerChange, BreakerView } from '../payment/breaker-state.ts'
import { watchAnnouncements } from '../pipeline/announcements.ts'
import { breakerLog } from '../pipeline/breaker-log.ts'
import { watchCancelled } from '../pipeline/cancelled-performances.ts'
import type { Gate } from '../pipeline/claiming.ts'
import { startCrews, type TaskLine } from '../pipeline/crews.ts'
import { watchCurtains } from '../pipeline/curtain.ts'
import { watchHolds } from '../pipeline/holds.ts'
import { startRecovery } from '../pipeline/recovery.ts'
import { watchReleases } from '../pipeline/releases.ts'
import { watchRush } from '../pipeline/rush.ts'
import { throughputMeter } from '../pipeline/throughput.ts'
import type { Logger } from '../process/log.ts'
import type { Config } from '../settings/config.ts'
import type { Tracer } from '../traces/tracer.ts'
import { crewSettings } from './crew-settings.ts'
import { paymentGateway } from './gateway.ts'

export type PipelineParts = {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  /** the client alone: `paymentGateway` adds the name of this office and the guard */
  readonly cardCompany: PaymentGateway
  /** the last recorded change of the breaker, from `store.queries.breaker` */
  readonly lastBreaker: BreakerMark | undefined
  readonly notifier: Notifier
  /** the admin's webhook; it is switched off when it answers that it wants no more notices */
  readonly webhook?: Webhook | undefined
  readonly log: Pick<Logger, 'warn' | 'error'>
  /** called for each task that is done */
  readonly onTaskDone?: ((task: TaskLine) => void) | undefined
  /** is told of each try of a task and each call to the gateway */
  readonly tracer?: Tracer | undefined
  /** how many bookings within 50 ms are a rush; the simulation books slower than real customers */
  readonly rushBookings?: number | undefined
  /** when it opened, if people have waited for that (ms since the epoch) */
  readonly awaitedAt?: number | undefined
}

/** How many workers are busy, how many may be busy now, and the fewest and most that may. */
export type WorkersView = { active: number; limit: number; min: number; max: number }

export type Pipeline = {
  readonly breaker: () => BreakerView
  /** payments settled a second, over the last ten seconds */
  readonly paymentsPerSecond: () => number
  readonly workers: () => Record<TaskKind, WorkersView>
  readonly stop: (graceMs: number) => Promise<void>
}

/** What looks again and again for what is to be done at a time, or for many reservations. */
const WATCHES = [...[watchCurtains, watchHolds, watchReleases, watchCancelled], watchAnnouncements]

/**
 * Starts the guard of the gateway, the workers for every kind of task, and the recovery. The breaker starts in the
 * state after its last recorded change.
 */
export function startPipeline(
  settings: Config,
  { cardCompany, lastBreaker, ...parts }: PipelineParts,
): Pipeline {
  const { store, clock, log } = parts
  const settled = throughputMeter(clock)
  // Before the workers: they ask it about a rush, so it has to hear the store's news first.
  const { rush, stop: stopWatching } = watchRush(store, clock, parts.rushBookings, parts.awaitedAt)
  const { paymentDeadlineMs: allowedMs, maxPausedMs } = settings
  const most = maxPausedMs === 0 ? Number.POSITIVE_INFINITY : maxPausedMs
  const deadlines = { clock, allowedMs, maxPausedMs: most }
  const changes = breakerLog(store, (err) => log.error({ err }, 'breaker not recorded'))
  const wake = (): void => {
    for (const kind of TASK_KINDS) crews[kind].wake()
  }
  const recovery = startRecovery({ store, clock, deadlines, wake, log })
  const gateway = paymentGateway(settings, {
    cardCompany,
    officeName: store.officeName,
    lastBreaker,
    clock,
    watched: parts.tracer?.watched,
    onBreakerChange(change) {
      log.warn({ change }, 'payment breaker')
      changes.add(recordOf(change))
      if (change.to === 'closed') recovery.catchUp()
      else wake()
      if (change.retryAt !== undefined) recovery.pause(change.retryAt)
    },
  })
  const crews = startCrews(crewSettings(settings), {
    ...parts,
    gateway,
    gate: gateOf(gateway.state, clock, settings.gatewayTimeoutMs),
    rush,
    deadlines,
    onPayment: settled.count,
    believed: settings.addresses === 'believe',
    watch: parts.tracer,
  })
  const watches = WATCHES.map((watch) => watch({ store, clock, log }))
  const { retryAt } = gateway.state()
  if (retryAt !== undefined) recovery.probeAt(retryAt)

  return {
    breaker: gateway.state,
    paymentsPerSecond: settled.perSecond,
    workers: () => perTaskKind((kind) => crews[kind].view()),
    async stop(graceMs) {
      recovery.close()
      stopWatching()
      await Promise.all(watches.map((each) => each.stop()))
      await Promise.all(TASK_KINDS.map((kind) => crews[kind].stop(graceMs)))
      await recovery.ended()
      await changes.stop()
    },
  }
}

function recordOf({
  from,
  to,
  reason,
  error,
  retryAt,
  window,
}: BreakerChange): RecordBreakerChange {
  return {
    from,
    to,
    reason,
    error: error ?? null,
    retryAt: retryAt === undefined ? null : new Date(retryAt).toISOString(),
    ...window,
  }
}

/** How many calls the breaker lets through: all if it is closed, none if it is open, one if it is time for a probe. */
function gateOf(breaker: () => BreakerView, clock: Clock, timeoutMs: number): Gate {
  return () => {
    const { state, retryAt, probing } = breaker()
    if (state === 'closed') return { limit: Number.POSITIVE_INFINITY }
    // A probe is under way, and any other call would be held back. Its end wakes the workers.
    if (probing) return { limit: 0, until: clock.now() + timeoutMs }
    return retryAt !== undefined && clock.now() < retryAt
      ? { limit: 0, until: retryAt }
      : { limit: 1 }
  }
}
