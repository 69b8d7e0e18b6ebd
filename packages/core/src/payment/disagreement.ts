import type { Money } from '../kernel/index.ts'
import type { Payment } from './state.ts'

/**
 * The gateway and our log disagree about the money of a payment. Nothing is recorded, and the task becomes a dead
 * letter, so that an admin finds out which of the two is right.
 */
export class GatewayDisagrees extends Error {
  override readonly name = 'GatewayDisagrees'
  /** a retry gets the same answer until somebody has corrected the gateway or the log */
  readonly permanent = true

  constructor(disagreement: string) {
    super(`${disagreement} Nothing is recorded: compare both, then retry this task.`)
  }
}

/** What our log has about the money of a payment. */
type Known = Pick<Payment, 'paymentId' | 'chargeId' | 'amount' | 'currency'>

/**
 * Compares the gateway's charge with the one in our log. If the log has no charge, any charge is accepted.
 *
 * @param chargeId null if the gateway has no charge
 * @throws GatewayDisagrees
 */
export function checkCharge(known: Known, chargeId: string | null): void {
  const { paymentId, amount, currency } = known
  const logged = known.chargeId ?? null
  if (logged === null || logged === chargeId) return
  const answer = chargeId === null ? 'that nothing was charged' : `that the charge is ${chargeId}`
  throw new GatewayDisagrees(
    `Our log says that ${amount} ${currency} were charged for ${paymentId} as ${logged}; the gateway says ${answer}.`,
  )
}

/**
 * Compares the amount of the gateway's charge with that of the payment, before any of it goes back.
 *
 * @throws GatewayDisagrees
 */
export function checkAmount(known: Omit<Known, 'chargeId'>, charged: Money): void {
  const { paymentId, amount, currency } = known
  if (charged.amount === amount && charged.currency === currency) return
  throw new GatewayDisagrees(
    `${amount} ${currency} are the price of ${paymentId}; the gateway says that it charged ${charged.amount} ${charged.currency}.`,
  )
}

/**
 * Compares the gateway's refunds with what had to go back. Several cancels of one booking are refunded one after the other, so the
 * gateway may not have made all refunds that were decided.
 *
 * @param chargeId null if nothing was charged; then nothing can go back
 * @param refunded the sum of all refunds, in the currency's smallest unit
 * @param due what had to go back by now; `most`: with all that was decided since
 * @throws GatewayDisagrees
 */
export function checkRefunded(
  known: Known,
  chargeId: string | null,
  refunded: number,
  { due: charged, most }: { readonly due: number; readonly most: number },
): void {
  const { paymentId, currency } = known
  const due = chargeId === null ? 0 : charged
  if (refunded >= due && refunded <= (chargeId === null ? 0 : most)) return
  throw new GatewayDisagrees(
    `${due} ${currency} had to go back for ${paymentId}; the gateway says that ${refunded} ${currency} did.`,
  )
}
