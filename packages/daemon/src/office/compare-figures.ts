import { REPORTS } from '@outerpark/core/names'
import type { Check, Report, SalesStanding, SalesView } from '@outerpark/core/ports'

/** The checks of `verify` about figures that the projection has. Each gets what the projection says at one moment. */
export type CompareFigures = {
  readonly compareSales: (standing: SalesStanding) => Promise<Check>
  readonly compareReports: (reports: readonly Report[]) => Promise<Check>
}

/** The same, with the figures of a running office. */
export const figureChecks = (
  { compareSales, compareReports }: CompareFigures,
  { standing, accounts }: Pick<SalesView, 'standing' | 'accounts'>,
) => ({
  compareSales: async () => compareSales(standing()),
  compareReports: async () =>
    compareReports(await Promise.all(REPORTS.map((name) => accounts({ name })))),
})
