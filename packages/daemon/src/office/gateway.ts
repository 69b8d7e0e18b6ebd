import type { BreakerMark } from '@outerpark/core/payment'
import type { Clock, PaymentGateway } from '@outerpark/core/ports'
import type { BreakerChange, RestoredPhase } from '../payment/breaker-state.ts'
import { type GuardedGateway, guardGateway } from '../payment/guard.ts'
import { gatewayOfOffice } from '../payment/office-gateway.ts'
import type { Config } from '../settings/config.ts'

/** The numbers of the gateway, as the configuration has them. */
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
  /** the client of the card company, which `openCardCompany` gives: http or Stripe */
  readonly cardCompany: PaymentGateway
  /** what this box office is called there */
  readonly officeName: string
  /** where the breaker stood when it was last heard of */
  readonly lastBreaker: BreakerMark | undefined
  readonly clock: Clock
  readonly onBreakerChange: (change: BreakerChange) => void
}

/**
 * The payment gateway as the pipeline asks it. From the outside in, a call passes
 *
 * 1. the guard: breaker, bulkhead and time-out (`payment/guard.ts`);
 * 2. the office: its name is put in front of each key (`payment/office-gateway.ts`);
 * 3. the client: quick tries of a broken connection, and checks of the answer (`payment/http-gateway.ts` or
 *    `payment/stripe/gateway.ts`).
 */
export function paymentGateway(settings: GatewaySettings, parts: Parts): GuardedGateway {
  const { cardCompany, officeName, lastBreaker, clock, onBreakerChange } = parts
  return guardGateway(gatewayOfOffice(cardCompany, officeName), limitsOf(settings), {
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

/** What the breaker goes on from. The calls of the last seconds are forgotten by a restart. */
function phaseAfter(mark: BreakerMark | undefined): RestoredPhase | undefined {
  if (!mark) return undefined
  const { at: since, state, retryAt, awaySince } = mark
  if (state === 'closed') return { state, since }
  // A probe that was out has told nobody how it ended: the next call is one.
  return { state: 'open', since, retryAt: retryAt ?? since, awaySince: awaySince ?? since }
}
