import type { Mutation } from './mutation.ts'

const OFF_SALE = 'packages/core/src/musical/off-sale.ts'
const PIPELINE = 'packages/daemon/src/pipeline/cancelled-performances.ts'

/** Mistakes with performances that are closed, opened again or cancelled. */
export const OFF_SALE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'seats of a closed performance are sold',
    file: 'packages/core/src/kernel/off-sale.ts',
    find: "if (off?.state === 'closed') return refuse(",
    replace: "if (off?.state === 'closed' && now < 0) return refuse(",
  },
  {
    name: 'a performance that is opened stays closed',
    file: OFF_SALE,
    find: "return accept([{ type: 'PerformanceOpened', ...showingOf(offer) }], { performanceId })",
    replace: 'return accept([], { performanceId })',
  },
  {
    name: 'a cancelled performance is closed instead, and can be opened',
    file: 'packages/core/src/kernel/off-sale.ts',
    find: "return off?.state === 'cancelled'\n    ?",
    replace: "return off?.state === 'cancelled' && title === ''\n    ?",
  },
  {
    name: 'who cancels a booking of a cancelled performance loses what the policy says',
    file: 'packages/core/src/reservation/back.ts',
    find: "if (off?.state === 'cancelled') return allBack(lines)",
    replace: '',
  },
  {
    name: 'nobody is told that the performance does not take place',
    file: 'packages/core/src/policies/policies.ts',
    find: "[cancelPayment(event), ...notify('performance-cancelled', event)]",
    replace: '[cancelPayment(event)]',
  },
  {
    name: 'who has paid keeps the booking of a cancelled performance',
    file: PIPELINE,
    find: 'page.items.filter(({ status }) => !isOver(status))',
    replace: "page.items.filter(({ status }) => status === 'awaiting-payment')",
  },
  {
    name: 'the reservations of the first cancelled performance are forgotten',
    file: PIPELINE,
    find: 'for (const id of await store.queries.cancelledWithSeats())',
    replace: 'for (const id of (await store.queries.cancelledWithSeats()).slice(1))',
  },
]
