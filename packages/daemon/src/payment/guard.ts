import {
  type Clock,
  GatewayPaused,
  GatewayUnavailable,
  type PaymentGateway,
} from '@outerpark/core/ports'
import {
  BulkheadRejectedError,
  bulkhead,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import { type BreakerSurroundings, createBreaker } from './breaker.ts'
import { BREAKER_DEFAULTS, type BreakerLimits, type BreakerView } from './breaker-state.ts'

export type BulkheadLimits = {
  /** how many calls may be out at once */
  readonly concurrency: number
  /** how many more may wait for a place */
  readonly queue: number
}

/** Above what 10 workers for payments and 10 for cancellations have out at once: a last limit, not a brake. */
export const BULKHEAD_DEFAULTS: BulkheadLimits = { concurrency: 64, queue: 0 }

export type GuardLimits = {
  /** how long one call may take, in milliseconds; 610 by default (O4) */
  readonly timeoutMs: number
  /** what is left out is as in {@link BREAKER_DEFAULTS} */
  readonly breaker?: Partial<BreakerLimits>
  /** what is left out is as in {@link BULKHEAD_DEFAULTS} */
  readonly bulkhead?: Partial<BulkheadLimits>
}

export type GuardedGateway = PaymentGateway & {
  /** the breaker as it stands */
  readonly state: () => BreakerView
}

const SYSTEM_CLOCK: Clock = { now: () => Date.now() }

/**
 * What a call passes once the breaker has let it through, outermost first.
 * The time-out is the innermost, so that waiting for a place in the bulkhead does not count against the gateway.
 */
function policyOf({ timeoutMs, bulkhead: given }: GuardLimits) {
  const { concurrency, queue } = { ...BULKHEAD_DEFAULTS, ...given }
  return wrap(
    bulkhead(concurrency, queue),
    timeout(timeoutMs, {
      // Cooperative would wait for the call to notice its signal, and a gateway's SDK may never look at it.
      // Aggressive gives the worker back in time whatever the call does; its late answer goes nowhere.
      strategy: TimeoutStrategy.Aggressive,
      // Aborting a call that has returned would tear down the kept-alive connection that it has just given back.
      abortOnReturn: false,
    }),
  )
}

/**
 * A gateway that answers in time or rejects: with {@link GatewayUnavailable} if the outcome is unknown, with
 * {@link GatewayPaused} if the call was not sent. Each call passes the breaker, the bulkhead and the time-out.
 * Put it around every gateway before the pipeline gets to see it.
 */
export function guardGateway(
  gateway: PaymentGateway,
  limits: GuardLimits,
  {
    clock = SYSTEM_CLOCK,
    ...surroundings
  }: Omit<BreakerSurroundings, 'clock'> & { readonly clock?: Clock } = {},
): GuardedGateway {
  const breaker = createBreaker(
    { ...BREAKER_DEFAULTS, ...limits.breaker, probeMs: limits.timeoutMs },
    { clock, ...surroundings },
  )
  const policy = policyOf(limits)

  async function inTime<T>(
    what: string,
    caller: AbortSignal,
    call: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    // Without a place in the bulkhead, only the caller can have ended it.
    let ended = caller
    try {
      return await policy.execute(({ signal }) => {
        ended = signal
        return call(signal)
      }, caller)
    } catch (error) {
      if (error instanceof BulkheadRejectedError)
        throw new GatewayPaused(
          `Too many calls to the gateway are under way: ${what} was not sent.`,
          // By then each of them has ended.
          clock.now() + limits.timeoutMs,
          { cause: error },
        )
      // The gateway may have noticed the end before the policy threw: both errors then mean the same.
      const cutShort = error instanceof TaskCancelledError || error instanceof GatewayUnavailable
      if (!cutShort || !ended.aborted) throw error
      throw new GatewayUnavailable(
        caller.aborted
          ? `The call ${what} was broken off: outcome unknown.`
          : `The gateway did not answer ${what} within ${limits.timeoutMs} ms: outcome unknown.`,
        { cause: error },
      )
    }
  }

  const guarded = <T>(
    what: string,
    caller: AbortSignal,
    call: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => breaker.execute(() => inTime(what, caller, call), caller)

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
