import type { MyPageResponse } from '@outerpark/core/contract'

type Entry = MyPageResponse['reservations'][number]['timeline'][number]

/**
 * Whether the card was charged at some time, as far as MyPage knows. A refund says so too: the answer to the charge may
 * have been lost.
 */
export const wasCharged = (timeline: readonly Entry[]): boolean =>
  timeline.some(
    ({ type, params }) =>
      type === 'PaymentApproved' ||
      type === 'PaymentApprovedLate' ||
      (type === 'PaymentCancelled' && isRefund(params)),
  )

/** What the entry says is left out while a view of version 0.1 is served. */
function isRefund(params: Entry['params']): boolean {
  const refunded = params?.refunded
  if (typeof refunded !== 'object' || refunded === null || !('amount' in refunded)) return false
  return typeof refunded.amount === 'number' && refunded.amount > 0
}
