import type { BreakerMark } from '@outerpark/core/payment'
import type { Clock, PaymentGateway } from '@outerpark/core/ports'
import type { BreakerChange, RestoredPhase } from '../payment/breaker-state.ts'
import { type GuardedGateway, guardGateway } from '../payment/guard.ts'
import { gatewayOfOffice } from '../payment/office-gateway.ts'
import type { Config } from '../settings/config.ts'

/** The settings of the gateway, from the configuration. */
export type GatewaySettings = Pick<
  Config,
  | 'gatewayTimeoutMs'
  | 'breakerWindowMs'
  | 'breakerMinimumCalls'
  | 'breakerFailureRatio'
  | 'breakerOpenMs'
  | 'bulkhead'
>

type Parts = {
  /** the client from `openCardCompany`: http or Stripe */
  readonly cardCompany: PaymentGateway
  /** the name of this box office at the card company */
  readonly officeName: string
  /** the last recorded change of the breaker */
  readonly lastBreaker: BreakerMark | undefined
  readonly clock: Clock
  readonly onBreakerChange: (change: BreakerChange) => void
  /** puts a watch on each call that is sent; there is none if left out */
  readonly watched?: ((gateway: PaymentGateway) => PaymentGateway) | undefined
}

/**
 * The payment gateway that the pipeline calls. A call passes, in this order:
 *
 * 1. the guard: breaker, bulkhead and time-out (`payment/guard.ts`);
 * 2. the office, which puts its name in front of each key (`payment/office-gateway.ts`);
 * 3. the client, which tries again if the connection breaks, and checks the answer (`payment/http-gateway.ts` or
 *    `payment/stripe/gateway.ts`).
 */
export function paymentGateway(settings: GatewaySettings, parts: Parts): GuardedGateway {
  const { cardCompany, officeName, lastBreaker, clock, onBreakerChange } = parts
  const { watched = (gateway) => gateway } = parts
  return guardGateway(watched(gatewayOfOffice(cardCompany, officeName)), limitsOf(settings), {
    clock,
    restore: phaseAfter(lastBreaker),
    onChange: onBreakerChange,
  })
}

const limitsOf = (settings: GatewaySettings) => ({
  timeoutMs: settings.gatewayTimeoutMs,
  breaker: {
    windowMs: settings.breakerWindowMs,
    minimumCalls: settings.breakerMinimumCalls,
    failureRatio: settings.breakerFailureRatio,
    openMs: settings.breakerOpenMs,
  },
  bulkhead: settings.bulkhead,
})

/** The state in which the breaker starts. A restart forgets the calls of the last seconds. */
function phaseAfter(mark: BreakerMark | undefined): RestoredPhase | undefined {
  if (!mark) return undefined
  const { at: since, state, retryAt, awaySince } = mark
  if (state === 'closed') return { state, since }
  // If a probe was under way, nobody knows how it ended. The next call is a probe.
  return { state: 'open', since, retryAt: retryAt ?? since, awaySince: awaySince ?? since }
}
