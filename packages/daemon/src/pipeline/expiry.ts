import type { Clock, Queries, Store } from '@outerpark/core/ports'
import { expire, paymentDeadline } from '@outerpark/core/reservation'

export type Deadlines = {
  readonly clock: Clock
  /** how long a reservation may stay unpaid, in milliseconds; time with an open breaker is not counted */
  readonly allowedMs: number
  /** the most of that time that is added to the deadline, in milliseconds; Infinity for no limit */
  readonly maxPausedMs: number
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
  { clock, allowedMs, maxPausedMs }: Deadlines,
  queries: Pick<Queries, 'pausedSince'>,
): Promise<string | undefined> {
  const begins = Date.parse(startsAt)
  // Nearly always the deadline is later even without pauses, so nothing has to be read.
  if (clock.now() < Math.min(reservedAt + allowedMs, begins)) return undefined
  const pausedMs = await queries.pausedSince(reservedAt)
  const deadline = paymentDeadline({
    ...{ reservedAt, allowedMs, pausedMs, maxPausedMs },
    startsAt: begins,
  })
  return clock.now() < deadline ? undefined : new Date(deadline).toISOString()
}

const PAGE = 200

/**
 * Expires the reservations that no worker would expire: those whose approval is a dead letter and whose deadline has
 * passed, and those that cannot get more time, since the workers try nothing while the breaker is open. A dead letter
 * stays, so that the admin can look into it.
 *
 * @param stopping stops it early; after the next start it goes on
 */
export async function expireOverdue(
  store: Store,
  deadlines: Deadlines,
  stopping: AbortSignal,
): Promise<void> {
  const { clock, allowedMs, maxPausedMs } = deadlines
  const { unpaidDeadLetters, unpaidSince } = store.queries
  const deadline = clock.now() - allowedMs
  await expireAll(unpaidDeadLetters, deadline, { store, deadlines, stopping })
  if (Number.isFinite(maxPausedMs))
    await expireAll(unpaidSince, deadline - maxPausedMs, { store, deadlines, stopping })
}

type Sweeping = {
  readonly store: Store
  readonly deadlines: Deadlines
  readonly stopping: AbortSignal
}

async function expireAll(
  find: Queries['unpaidSince'],
  queuedBefore: number,
  { store, deadlines, stopping }: Sweeping,
): Promise<void> {
  let cursor: string | undefined
  do {
    const page = await find({ queuedBefore, limit: PAGE, cursor })
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
