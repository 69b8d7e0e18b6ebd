import {
  type Clock,
  GatewayPaused,
  GatewayUnavailable,
  type PaymentGateway,
} from '@outerpark/core/ports'
import { type CutShort, untilAborted, withDeadline } from '../time/deadline.ts'
import { type BreakerSurroundings, createBreaker } from './breaker.ts'
import { BREAKER_DEFAULTS, type BreakerLimits, type BreakerView } from './breaker-state.ts'

/** More calls than 10 workers for payments and 10 for cancellations make at once, so it is normally never reached. */
const BULKHEAD_DEFAULT = 64

export type GuardLimits = {
  /** how long one call may take, in milliseconds; 610 by default (O4) */
  readonly timeoutMs: number
  /** limits of the breaker; {@link BREAKER_DEFAULTS} for those left out */
  readonly breaker?: Partial<BreakerLimits>
  /** how many calls may run at once; {@link BULKHEAD_DEFAULT} if left out */
  readonly bulkhead?: number
}

export type GuardedGateway = PaymentGateway & {
  /** The present state of the breaker. */
  readonly state: () => BreakerView
}

/** The clock and the callbacks of the guard. */
export type GuardSurroundings = Omit<BreakerSurroundings, 'clock'> & { readonly clock?: Clock }

const SYSTEM_CLOCK: Clock = { now: () => Date.now() }

/**
 * Puts a guard around a gateway. Each call passes the breaker, then the bulkhead, then the time-out. It answers in time
 * or rejects: with {@link GatewayUnavailable} if the outcome is unknown, with {@link GatewayPaused} if the call was not
 * sent. The pipeline must get every gateway with its guard.
 */
export function guardGateway(
  gateway: PaymentGateway,
  limits: GuardLimits,
  { clock = SYSTEM_CLOCK, ...surroundings }: GuardSurroundings = {},
): GuardedGateway {
  const { timeoutMs } = limits
  const breaker = createBreaker(
    { ...BREAKER_DEFAULTS, ...limits.breaker, probeMs: timeoutMs },
    { clock, ...surroundings },
  )
  const bulkhead = makeBulkhead(limits.bulkhead ?? BULKHEAD_DEFAULT)

  const guarded = <T>(
    what: string,
    caller: AbortSignal,
    call: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const noAnswer = (error: unknown, cutShort: CutShort) =>
      unknownOutcome(error, cutShort, { what, timeoutMs })
    // The SDK of a gateway may ignore its signal. The worker must get an end in time nevertheless.
    const inTime = () =>
      withDeadline(timeoutMs, caller, (signal) => untilAborted(signal, call), noAnswer)
    // Every call that runs now ends within the time-out.
    const isFull = () =>
      new GatewayPaused(
        `Too many calls to the gateway are under way: ${what} was not sent.`,
        clock.now() + timeoutMs,
      )
    return breaker.execute(() => bulkhead(inTime, isFull), caller)
  }

  return {
    approve: (request, signal) =>
      guarded(`approve ${request.key}`, signal, (inner) => gateway.approve(request, inner)),
    void: (request, signal) =>
      guarded(`void ${request.key}`, signal, (inner) => gateway.void(request, inner)),
    refund: (request, signal) =>
      guarded(`refund ${request.refundKey}`, signal, (inner) => gateway.refund(request, inner)),
    lookUp: (key, signal) =>
      guarded(`look-up ${key}`, signal, (inner) => gateway.lookUp(key, inner)),
    state: breaker.view,
  }
}

/** Makes a bulkhead: at most `places` calls run at once, and further calls are refused. */
function makeBulkhead(places: number) {
  let taken = 0
  return async <T>(call: () => Promise<T>, isFull: () => Error): Promise<T> => {
    if (taken >= places) throw isFull()
    taken += 1
    try {
      return await call()
    } finally {
      taken -= 1
    }
  }
}

/** The error of a call that failed or was aborted. An error that came in time is returned unchanged. */
function unknownOutcome(
  error: unknown,
  cutShort: CutShort,
  { what, timeoutMs }: { what: string; timeoutMs: number },
): Error {
  const failure = error instanceof Error ? error : new Error(String(error), { cause: error })
  // If a permanent error arrives at the same moment as the abort, it counts: an admin has to look at it.
  const isAnswer = 'permanent' in failure && failure.permanent === true
  if (cutShort === undefined || isAnswer) return failure
  return new GatewayUnavailable(
    cutShort === 'the caller'
      ? `The call ${what} was broken off: outcome unknown.`
      : `The gateway did not answer ${what} within ${timeoutMs} ms: outcome unknown.`,
    { cause: error },
  )
}
