import { GatewayUnavailable, type PaymentGateway } from '@outerpark/core/ports'
import { TaskCancelledError, TimeoutStrategy, timeout } from 'cockatiel'

export type GuardLimits = {
  /** how long one call may take, in milliseconds; 610 by default (O4) */
  readonly timeoutMs: number
}

/**
 * The policies that each call to the gateway passes.
 * A breaker and a bulkhead belong here, outermost first: `wrap(breaker, bulkhead, timeout(…))`.
 * The time-out is the innermost, so that waiting for a place in the bulkhead does not count against the gateway.
 */
function policyOf({ timeoutMs }: GuardLimits) {
  return timeout(timeoutMs, {
    // Cooperative would wait for the call to notice its signal, and a gateway's SDK may never look at it.
    // Aggressive gives the worker back in time whatever the call does; its late answer goes nowhere.
    strategy: TimeoutStrategy.Aggressive,
    // Aborting a call that has returned would tear down the kept-alive connection that it has just given back.
    abortOnReturn: false,
  })
}

/**
 * A gateway that answers in time or rejects with {@link GatewayUnavailable}: the outcome is then unknown.
 * Put it around every gateway before the pipeline gets to see it.
 */
export function guardGateway(gateway: PaymentGateway, limits: GuardLimits): PaymentGateway {
  const policy = policyOf(limits)

  async function guarded<T>(
    what: string,
    caller: AbortSignal,
    call: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    let ended: AbortSignal | undefined
    try {
      return await policy.execute(({ signal }) => {
        ended = signal
        return call(signal)
      }, caller)
    } catch (error) {
      // The gateway may have noticed the end before the policy threw: both errors then mean the same.
      const cutShort = error instanceof TaskCancelledError || error instanceof GatewayUnavailable
      if (!cutShort || !ended?.aborted) throw error
      throw new GatewayUnavailable(
        caller.aborted
          ? `The call ${what} was broken off: outcome unknown.`
          : `The gateway did not answer ${what} within ${limits.timeoutMs} ms: outcome unknown.`,
        { cause: error },
      )
    }
  }

  return {
    approve: (request, signal) =>
      guarded(`approve ${request.key}`, signal, (inner) => gateway.approve(request, inner)),
    cancel: (request, signal) =>
      guarded(`cancel ${request.key}`, signal, (inner) => gateway.cancel(request, inner)),
    lookUp: (key, signal) =>
      guarded(`look-up ${key}`, signal, (inner) => gateway.lookUp(key, inner)),
  }
}
