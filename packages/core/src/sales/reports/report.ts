import type { ReportName } from '../../names/index.ts'
import { dailyReport } from './daily.ts'
import type { ReportFacts } from './facts.ts'
import { refundsReport } from './refunds.ts'
import { soldReport } from './sales.ts'
import { statementReport } from './statement.ts'

const MAKE = {
  sales: soldReport,
  statement: statementReport,
  refunds: refundsReport,
  daily: dailyReport,
} as const satisfies Record<ReportName, (facts: ReportFacts) => unknown>

/** A report by its name: its rows, and their totals, one for each currency. */
export type Report = {
  readonly [Name in ReportName]: { readonly name: Name } & ReturnType<(typeof MAKE)[Name]>
}[ReportName]

/** Makes a report. It is a sum over the facts, so it can be made again from the events (`verify`). */
export const makeReport = (name: ReportName, facts: ReportFacts): Report =>
  // The compiler does not see that name and rows go together.
  ({ name, ...MAKE[name](facts) }) as Report
