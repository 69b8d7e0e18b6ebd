import { decimalsOf, type Money } from '@outerpark/core/kernel'
import { type ChargeState, GatewayRejected, type PaymentGateway } from '@outerpark/core/ports'
import { GatewayMisbehaved } from '../errors.ts'

/**
 * The currencies of which Stripe counts other decimals than ISO 4217 does.
 *
 * Source: https://docs.stripe.com/currencies, "Zero-decimal currencies" and "Special cases", as quoted in September 2026. ISK
 * and UGX have no decimals any more, but their amounts still have two, which are always 00: 5 UGX are 500. (UGX is also in the
 * list of zero-decimal currencies; the special case is about it alone, so it counts.) For ISK the API enforces that since
 * 2023-04-14. MGA has none at Stripe. HUF and TWD are charged with two decimals, as in ISO 4217; only payouts of them have none.
 */
const DECIMALS_AT_STRIPE: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 }

/** Currencies with three decimals, of which the last one must be 0 at Stripe ("Three-decimal currencies"). */
const STEP_OF_TEN: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

/** By how much an amount of ours is multiplied at Stripe: 1 for nearly all currencies. */
const factorOf = (currency: string): number =>
  10 ** ((DECIMALS_AT_STRIPE[currency] ?? decimalsOf(currency)) - decimalsOf(currency))

/**
 * The amount as Stripe counts it.
 * @throws GatewayRejected if Stripe cannot charge this amount; no retry can help
 */
export function atStripe({ amount, currency }: Money): Money {
  const counted = amount * factorOf(currency)
  const step = STEP_OF_TEN.has(currency) ? 10 : 1
  if (!Number.isSafeInteger(counted) || counted % step !== 0)
    throw new GatewayRejected(
      `Stripe cannot charge ${amount} ${currency}: it has no such small unit of this currency.`,
    )
  return { amount: counted, currency }
}

/**
 * An amount of Stripe's as ours.
 * @throws GatewayMisbehaved if it is no whole number of our unit
 */
function fromStripe(amount: number, currency: string): number {
  const ours = amount / factorOf(currency)
  if (!Number.isSafeInteger(ours))
    throw new GatewayMisbehaved(
      `Stripe counts ${amount} ${currency}, which is no whole number of the smallest unit.`,
      String(amount),
    )
  return ours
}

/** The gateway for amounts in the smallest units of ISO 4217, on one for amounts as Stripe counts them. */
export function inUnitsOfIso(stripe: PaymentGateway): PaymentGateway {
  return {
    async approve(request, signal) {
      const { currency } = request.amount
      const approval = await stripe.approve(
        { ...request, amount: atStripe(request.amount) },
        signal,
      )
      return approval.outcome === 'approved'
        ? { ...approval, refunded: fromStripe(approval.refunded, currency) }
        : approval
    },
    async void(request, signal) {
      const voiding = await stripe.void({ ...request, amount: atStripe(request.amount) }, signal)
      return voiding.outcome === 'charged' ? chargeOf(voiding) : voiding
    },
    async refund(request, signal) {
      const { currency } = request.amount
      const refund = await stripe.refund({ ...request, amount: atStripe(request.amount) }, signal)
      return { ...refund, refunded: fromStripe(refund.refunded, currency) }
    },
    async lookUp(key, signal) {
      const state = await stripe.lookUp(key, signal)
      return state.outcome === 'charged' ? stateOf(state) : state
    },
  }
}

function chargeOf<Charged extends { readonly amount: Money; readonly refunded: number }>(
  charge: Charged,
): Charged {
  const { amount, refunded } = charge
  const { currency } = amount
  return {
    ...charge,
    amount: { amount: fromStripe(amount.amount, currency), currency },
    refunded: fromStripe(refunded, currency),
  }
}

function stateOf(
  state: Extract<ChargeState, { outcome: 'charged' }>,
): Extract<ChargeState, { outcome: 'charged' }> {
  const { currency } = state.amount
  const refunds = state.refunds.map((refund) => ({
    ...refund,
    amount: fromStripe(refund.amount, currency),
  }))
  return { ...chargeOf(state), refunds }
}
