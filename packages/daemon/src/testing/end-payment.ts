import type { PaymentGateway, VoidRequest } from '@outerpark/core/ports'
import { refundRest } from '../pipeline/cancel-payment.ts'

/**
 * Ends a payment as the task of a cancelled reservation does: voids its key, and refunds what was charged.
 * @returns what was given back in all
 */
export async function endPayment(
  gateway: PaymentGateway,
  { key, amount }: VoidRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const voiding = await gateway.void({ key, amount }, signal)
  return voiding.outcome === 'voided' ? 0 : refundRest(gateway, { ...voiding, key }, signal)
}
