import {
  type Clock,
  GatewayPaused,
  GatewayUnavailable,
  type PaymentGateway,
} from '@outerpark/core/ports'
import { type CutShort, untilAborted, withDeadline } from '../time/deadline.ts'
import { type BreakerSurroundings, createBreaker } from './breaker.ts'
import { BREAKER_DEFAULTS, type BreakerLimits, type BreakerView } from './breaker-state.ts'

/** Above what 10 workers for payments and 10 for cancellations have out at once: a last limit, not a brake. */
const BULKHEAD_DEFAULT = 64

export type GuardLimits = {
  /** how long one call may take, in milliseconds; 610 by default (O4) */
  readonly timeoutMs: number
  /** what is left out is as in {@link BREAKER_DEFAULTS} */
  readonly breaker?: Partial<BreakerLimits>
  /** how many calls may run at once; {@link BULKHEAD_DEFAULT} if left out */
  readonly bulkhead?: number
}

export type GuardedGateway = PaymentGateway & {
  /** the breaker as it stands */
  readonly state: () => BreakerView
}

/** What the guard needs from outside. */
export type GuardSurroundings = Omit<BreakerSurroundings, 'clock'> & { readonly clock?: Clock }

const SYSTEM_CLOCK: Clock = { now: () => Date.now() }

/**
 * A gateway that answers in time or rejects: with {@link GatewayUnavailable} if the outcome is unknown, with
 * {@link GatewayPaused} if the call was not sent. Each call passes the breaker, then the bulkhead, then the time-out.
 * Put it around every gateway before the pipeline gets to see it.
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
    // A gateway's SDK may never look at its signal, and the worker has to be back in time all the same.
    const inTime = () =>
      withDeadline(timeoutMs, caller, (signal) => untilAborted(signal, call), noAnswer)
    // By the time-out at the latest, each call that is out now has ended.
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

/** Lets so many calls run at once, and turns others away. */
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

/** What the end of a call means that was cut short; an error that came in time stays as it is. */
function unknownOutcome(
  error: unknown,
  cutShort: CutShort,
  { what, timeoutMs }: { what: string; timeoutMs: number },
): Error {
  const failure = error instanceof Error ? error : new Error(String(error), { cause: error })
  // An answer that somebody has to look at is worth more than the end of the call, which it has just met.
  const isAnswer = 'permanent' in failure && failure.permanent === true
  if (cutShort === undefined || isAnswer) return failure
  return new GatewayUnavailable(
    cutShort === 'the caller'
      ? `The call ${what} was broken off: outcome unknown.`
      : `The gateway did not answer ${what} within ${timeoutMs} ms: outcome unknown.`,
    { cause: error },
  )
}
