import type { StatusResponse } from '@outerpark/core/contract'

type Payment = StatusResponse['payment']
export type FailedRun = NonNullable<Payment['failedRun']>

/**
 * The calls to the card company that failed since the last answer, while the breaker is closed. With few bookings there
 * are too few calls to open it, although no payment goes through. Undefined if the last call was answered, or if others were
 * answered in the last seconds: then only a share of the calls fails, which the window of the breaker counts.
 */
export function failingRun({
  breaker,
  failedRun,
}: Pick<Payment, 'breaker' | 'failedRun'>): FailedRun | undefined {
  if (breaker.state !== 'closed' || breaker.calls > breaker.failures) return undefined
  return failedRun && failedRun.answeredAt === null ? failedRun : undefined
}
