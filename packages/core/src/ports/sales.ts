import type { Money } from '../kernel/index.ts'
import type { ReportName } from '../names/index.ts'
import type {
  Report as MadeReport,
  ReportQuery,
  SalesCell,
  SalesFigures,
  SalesPrice,
  SalesQuery,
  SalesReport,
  SalesRow,
  SoldPerformance,
} from '../sales/index.ts'

export type { SoldPerformance } from '../sales/index.ts'

/** The figures of the whole box office in one hour. */
export type SalesHour = Pick<SalesCell, 'currency' | 'figures' | 'position'> & {
  /** in UTC, `2027-01-05T10` */
  readonly hour: string
}

/** What changed in the figures after a position: whole rows, as they stand now. */
export type SalesChanges = {
  /** the last event that is counted */
  readonly position: number
  readonly performances: readonly {
    readonly performance: SoldPerformance
    readonly grades: readonly SalesRow[]
    readonly position: number
  }[]
  readonly days: readonly SalesRow[]
  readonly hours: readonly SalesHour[]
  /** one for each currency, over everything */
  readonly totals: readonly SalesFigures[]
}

/** The figures and the price of each grade of each performance at a position. */
export type SalesStanding = {
  readonly position: number
  readonly cells: readonly Omit<SalesCell, 'day' | 'position'>[]
  readonly prices: readonly SalesPrice[]
}

/** The seats of a performance, as everybody may know them. */
export type SeatsLeft = {
  readonly performanceId: string
  readonly startsAt: string
  /** of the last event that changed them */
  readonly position: number
  readonly grades: readonly {
    readonly grade: string
    /** of one seat */
    readonly price: Money
    readonly available: number
    readonly held: number
    readonly sold: number
  }[]
}

/** A report for accounting, and what it is about. */
export type ReportAsked = ReportQuery & { readonly name: ReportName }

/** A report, summed up to a position of the log. */
export type Report = MadeReport & { readonly position: number }

/** The figures of sales, summed from the events. Like MyPage it reads only its view, never the write side. */
export interface SalesView {
  /** The figures include all events up to this position. */
  readonly position: () => number
  /** @throws MyPageUnavailable `no-view-yet` */
  readonly report: (query: SalesQuery) => SalesReport & { readonly position: number }
  /**
   * A report for accounting. It is made in a thread of its own, so that it holds up no commit.
   * @throws MyPageUnavailable
   */
  readonly accounts: (asked: ReportAsked) => Promise<Report>
  readonly changes: (after: number) => SalesChanges
  /** The performances whose seats changed after a position, in the order of their last changes. */
  readonly seats: (after: number) => {
    readonly position: number
    readonly seats: readonly SeatsLeft[]
  }
  /** The figures of each grade, for `verify`. */
  readonly standing: () => SalesStanding
  /** Calls `listener` when figures have changed. Returns a function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
}
