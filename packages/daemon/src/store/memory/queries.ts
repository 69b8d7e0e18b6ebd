import { fitting } from '@outerpark/core/customer'
import { customerOf, recipientOf } from '@outerpark/core/engine'
import { pausedUntil } from '@outerpark/core/payment'
import type { Queries } from '@outerpark/core/ports'
import { accessQueries } from './access-queries.ts'
import { bookingQueries } from './booking-queries.ts'
import { newestPage } from './lists.ts'
import { seasonQueries } from './season-queries.ts'
import { seatTimeQueries } from './seat-times.ts'
import type { State } from './state.ts'
import { taskQueries, unpaidQueries } from './task-queries.ts'

/** The queries of the store in memory. They return the same lists as those of SQLite. */
export function queries(state: State, now: () => number): Queries {
  const { office } = state
  return {
    ...seasonQueries(state),
    ...bookingQueries(state),
    ...taskQueries(state, now),
    ...unpaidQueries(state),
    ...accessQueries(state),
    ...seatTimeQueries(state),
    customer: async (id) => customerOf(office.customers.get(id)),
    recipient: async (id) => recipientOf(office.customers.get(id)),
    customerByEmail: async (email) =>
      customerOf(office.customers.get(office.emails.get(email.toLowerCase()) ?? '')),
    async customers(request) {
      const known = office.customers.values().flatMap((row) => customerOf(row) ?? [])
      return newestPage(known.filter(fitting(request)), request, (customer) => customer)
    },
    events: async (from, limit) => state.events.slice(Math.max(from, 1) - 1).slice(0, limit),
    lastPosition: async () => state.events.length,
    webhookOffSince: async (id) => office.webhooksOff.get(id),
    breaker: async () => state.breaker.at(-1),
    async pausedSince(since) {
      const [mark] = state.breaker
        .filter(({ at }) => at <= since)
        .sort((a, b) => a.at - b.at)
        .slice(-1)
      return Math.max(0, pausedUntil(state.breaker.at(-1), now()) - pausedUntil(mark, since))
    },
  }
}
