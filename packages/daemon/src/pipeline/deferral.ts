import type { PaymentId } from '@outerpark/core/kernel'
import { recordDeferral } from '@outerpark/core/payment'
import type { Store } from '@outerpark/core/ports'

const PAGE = 200

/**
 * Tells customers that their payment follows, if it waits when the breaker opens (N4). Nobody is told twice.
 *
 * Who books while the breaker is not closed is told in the answer. So a look at all payments that wait is needed at the
 * opening, and at the next one for the bookings that were under way during the first. Once a later look finds nobody,
 * all are told until the breaker has been closed.
 *
 * @param stopping ends a look early; after the next start all payments are looked at again
 */
export function deferrals(store: Store, stopping: AbortSignal) {
  let looks = 0
  let allAreTold = false

  const defer = (paymentId: PaymentId, retryAt: string) =>
    store.commit(recordDeferral, { paymentId, retryAt }, { causationId: 'payment-breaker' })

  /** @returns how many were told */
  const look = async (retryAt: string): Promise<number> => {
    let told = 0
    let cursor: string | undefined
    do {
      const page = await store.queries.requestedPayments({ limit: PAGE, cursor })
      await Promise.all(page.items.map((paymentId) => defer(paymentId, retryAt)))
      told += page.items.length
      cursor = page.next ?? undefined
    } while (cursor !== undefined && !stopping.aborted)
    return told
  }

  return {
    /**
     * The breaker has opened, or opened again after a probe that failed.
     * @param retryAt when the gateway is asked again, ISO 8601
     */
    async opened(retryAt: string): Promise<void> {
      if (allAreTold) return
      looks += 1
      const isFirst = looks === 1
      const told = await look(retryAt)
      if (!isFirst && told === 0) allAreTold = true
    },
    /** The breaker has closed: who books from now on has to be told at its next opening. */
    closed(): void {
      looks = 0
      allAreTold = false
    },
  }
}
