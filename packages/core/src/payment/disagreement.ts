import type { Payment } from './state.ts'

/**
 * The gateway and our own log disagree about the money of a payment, so neither is believed: nothing is recorded, and
 * the task becomes a dead letter for an admin to look into.
 */
export class GatewayDisagrees extends Error {
  override readonly name = 'GatewayDisagrees'
  /** asking again gives the same answer, until somebody has put one of the two right */
  readonly permanent = true

  constructor(disagreement: string) {
    super(`${disagreement} Nothing is recorded: compare both, then retry this task.`)
  }
}

/** What our log knows of the money of a payment. */
type Known = Pick<Payment, 'paymentId' | 'chargeId' | 'amount' | 'currency'>

/**
 * Compares the charge at the gateway with the one in our log. A charge that the log does not know of yet passes.
 *
 * @param chargeId null where the gateway says that there is none
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
 * Compares what the gateway gave back with what had to go back: all of the charge, or 0 where there is none.
 *
 * @param refunded in all, in the currency's smallest unit
 * @throws GatewayDisagrees
 */
export function checkRefunded(known: Known, chargeId: string | null, refunded: number): void {
  const { paymentId, amount, currency } = known
  const due = chargeId === null ? 0 : amount
  if (refunded === due) return
  throw new GatewayDisagrees(
    `${due} ${currency} had to go back for ${paymentId}; the gateway says that ${refunded} ${currency} did.`,
  )
}
