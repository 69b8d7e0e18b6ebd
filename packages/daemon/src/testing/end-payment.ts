import type { PaymentGateway, VoidRequest } from '@outerpark/core/ports'
import { refundTo } from '../pipeline/cancel-payment.ts'

/**
 * Ends a payment like the task of a cancelled reservation: voids its key, and refunds its charge.
 * @returns the refunded amount in all
 */
export async function endPayment(
  gateway: PaymentGateway,
  { key, amount }: VoidRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const voiding = await gateway.void({ key, amount }, signal)
  return voiding.outcome === 'voided' ? 0 : refundTo(gateway, { ...voiding, key }, 0, signal)
}
