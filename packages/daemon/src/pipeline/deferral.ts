import type { PaymentId } from '@outerpark/core/kernel'
import { recordDeferral } from '@outerpark/core/payment'
import type { Store } from '@outerpark/core/ports'

const PAGE = 200

/**
 * Records a deferral for each payment that waits when the breaker opens, so that its customer gets a notice (N4). No
 * customer gets it twice.
 *
 * A booking while the breaker is not closed is deferred by its own answer. So all waiting payments must be looked at
 * when the breaker opens. They are looked at again at the next opening, for bookings that were under way at the first.
 * When a later look finds no such payment, no further look is needed until the breaker has closed.
 *
 * @param stopping stops a look early; after the next start all payments are looked at again
 */
export function deferrals(store: Store, stopping: AbortSignal) {
  let looks = 0
  let allAreTold = false

  const defer = (paymentId: PaymentId, retryAt: string) =>
    store.commit(recordDeferral, { paymentId, retryAt }, { causationId: 'payment-breaker' })

  /** @returns for how many payments a deferral was recorded */
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
     * Call it when the breaker has opened, also after a failed probe.
     * @param retryAt when the gateway is called again (ISO 8601)
     */
    async opened(retryAt: string): Promise<void> {
      if (allAreTold) return
      looks += 1
      const isFirst = looks === 1
      const told = await look(retryAt)
      if (!isFirst && told === 0) allAreTold = true
    },
    /** Call it when the breaker has closed. At its next opening all payments are looked at again. */
    closed(): void {
      looks = 0
      allAreTold = false
    },
  }
}
