import type { CrewSettings } from '../pipeline/crews.ts'
import type { Config } from '../settings/config.ts'

/** The settings of the workers, from the configuration. */
export function crewSettings(config: Config): CrewSettings {
  const { leaseMs, maxAttempts, paymentLagMs: makeRoomMs } = config
  const backoff = { baseMs: config.retryBaseMs, capMs: config.retryCapMs }
  const common = { leaseMs, maxAttempts, makeRoomMs, backoff }
  const inHouse = {
    ...common,
    workers: { min: config.noticeWorkersMin, max: config.noticeWorkers },
  }
  return {
    inHouse,
    payment: {
      ...common,
      workers: {
        min: config.paymentWorkersMin,
        max: config.paymentWorkers,
        steady: enoughToJudge(config),
      },
    },
    // The servers of others may be away for days.
    outside: {
      ...inHouse,
      backoff: { baseMs: config.noticeRetryBaseMs, capMs: config.noticeRetryCapMs },
      maxAgeMs: config.noticeRetryForMs,
    },
  }
}

/** So many workers make enough calls for the breaker to judge, even if each call takes until its time-out. */
function enoughToJudge(config: Config): number {
  const { breakerMinimumCalls, gatewayTimeoutMs, breakerWindowMs } = config
  return Math.ceil((breakerMinimumCalls * gatewayTimeoutMs) / breakerWindowMs) + 1
}
