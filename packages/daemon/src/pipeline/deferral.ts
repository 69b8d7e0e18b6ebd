import { paymentIdOf } from '@outerpark/core/kernel'
import { recordDeferral } from '@outerpark/core/payment'
import type { Page, Store, TaskRow } from '@outerpark/core/ports'

const PAGE = 200

/**
 * Tells those whose payment waits when the breaker opens that it follows (N4). Who books from then on is told in the
 * answer, but for the few whose booking was under way just then; so it looks again at each opening, at what is new.
 * Told before is told: however often the breaker opens, it is once.
 *
 * @param stopping ends it early; after the next start the next opening looks at all of them again
 */
export function deferrals(store: Store, stopping: AbortSignal) {
  /** the newest task that was looked at: later ones have higher numbers */
  let lookedAt = 0

  const defer = async ({ items }: Page<TaskRow>, retryAt: string): Promise<void> => {
    const waiting = items.filter(
      (task) =>
        numberOf(task) > lookedAt && task.kind === 'approve-payment' && task.state !== 'dead',
    )
    await Promise.all(
      waiting.map(({ reservationId }) =>
        store.commit(
          recordDeferral,
          { paymentId: paymentIdOf(reservationId), retryAt },
          { causationId: 'payment-breaker' },
        ),
      ),
    )
  }

  /** @param retryAt when the gateway is asked again, ISO 8601 */
  return async (retryAt: string): Promise<void> => {
    let page = await store.queries.tasks({ limit: PAGE })
    const newest = page.items[0]
    while (!stopping.aborted) {
      await defer(page, retryAt)
      const oldest = page.items.at(-1)
      if (page.next === null || !oldest || numberOf(oldest) <= lookedAt) break
      page = await store.queries.tasks({ limit: PAGE, cursor: page.next })
    }
    if (newest) lookedAt = Math.max(lookedAt, numberOf(newest))
  }
}

/** `TK-1043` → 1043 */
const numberOf = ({ id }: TaskRow) => Number(id.slice(3))
