import type { SalesView } from '@outerpark/core/ports'

/** Figures of a box office that sells nothing. */
export const emptySales: SalesView = {
  position: () => 0,
  report: () => ({ position: 0, rows: [], totals: [] }),
  accounts: async ({ name }) => ({ name, position: 0, rows: [], totals: [] }),
  changes: () => ({ position: 0, performances: [], days: [], hours: [], totals: [] }),
  seats: () => ({ position: 0, seats: [] }),
  standing: () => ({ position: 0, cells: [], prices: [] }),
  subscribe: () => () => {},
}
