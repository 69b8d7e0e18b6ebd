import type { Clock, Queries, Store } from '@outerpark/core/ports'
import { expire, paymentDeadline } from '@outerpark/core/reservation'

export type Deadlines = {
  readonly clock: Clock
  /** how long a reservation may stay unpaid, in milliseconds; time with an open breaker is not counted */
  readonly allowedMs: number
}

/** A reservation that awaits its payment. */
type Unpaid = {
  /** ms since the epoch */
  readonly reservedAt: number
  /** the start of the performance, ISO 8601 */
  readonly startsAt: string
}

/** The deadline of a reservation (ISO 8601) if it has passed. Otherwise undefined. */
export async function passedDeadline(
  { reservedAt, startsAt }: Unpaid,
  { clock, allowedMs }: Deadlines,
  queries: Pick<Queries, 'pausedSince'>,
): Promise<string | undefined> {
  const begins = Date.parse(startsAt)
  // Nearly always the deadline is later even without pauses, so nothing has to be read.
  if (clock.now() < Math.min(reservedAt + allowedMs, begins)) return undefined
  const pausedMs = await queries.pausedSince(reservedAt)
  const deadline = paymentDeadline({ reservedAt, allowedMs, pausedMs, startsAt: begins })
  return clock.now() < deadline ? undefined : new Date(deadline).toISOString()
}

const PAGE = 200

/**
 * Expires the reservations whose approval is a dead letter and whose deadline has passed. No worker tries these
 * approvals, so no worker would expire them. The dead letter stays, so that the admin can look into it.
 *
 * @param stopping stops it early; after the next start it goes on
 */
export async function expireDeadLetters(
  store: Store,
  deadlines: Deadlines,
  stopping: AbortSignal,
): Promise<void> {
  const { clock, allowedMs } = deadlines
  const queuedBefore = clock.now() - allowedMs
  let cursor: string | undefined
  do {
    const page = await store.queries.unpaidDeadLetters({ queuedBefore, limit: PAGE, cursor })
    for (const { reservationId, queuedAt, startsAt } of page.items) {
      if (stopping.aborted) return
      const unpaid = { reservedAt: queuedAt, startsAt }
      const deadline = await passedDeadline(unpaid, deadlines, store.queries)
      if (deadline !== undefined)
        await store.commit(expire, { reservationId, deadline }, { causationId: 'payment-deadline' })
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}
