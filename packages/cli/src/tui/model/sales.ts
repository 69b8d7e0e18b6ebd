import type { SalesChangesResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import type { Follow } from './feed.ts'

export type PerformanceSales = SalesChangesResponse['performances'][number]
type DaySales = SalesChangesResponse['days'][number]
type HourSales = SalesChangesResponse['hours'][number]

/** The figures of sales, and how the totals went while they were followed. */
export type Sales = Pick<SalesChangesResponse, 'position' | 'totals'> & {
  /** by their times */
  readonly performances: readonly PerformanceSales[]
  /** by date */
  readonly days: readonly DaySales[]
  /** by time */
  readonly hours: readonly HourSales[]
  /** the totals since they are followed, each with the time at which they came (ms since the epoch) */
  readonly samples: readonly { readonly at: number; readonly totals: Sales['totals'] }[]
}

/** So many samples are kept. */
const MOST_SAMPLES = 2_000

/** Follows the figures. After a lost connection it goes on after the last change that it has. */
export function followSales(
  client: Pick<Client, 'followSales'>,
  now: () => number = Date.now,
): Follow<Sales> {
  return async (publish, signal, before) => {
    let sales = before
    try {
      const after = before?.position ?? 0
      const opened = (): void => {
        if (before) publish(before)
      }
      for await (const changes of client.followSales({ after }, signal, opened)) {
        sales = withChanges(sales, changes, now())
        publish(sales)
      }
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'events-lost')) throw error
      // An older database was put back: what is known here is not what was sold.
      for await (const changes of client.followSales({ after: 0 }, signal)) {
        sales = withChanges(undefined, changes, now())
        publish(sales)
      }
    }
  }
}

/** The figures after changes: a row that changed takes the place of the one before. */
export function withChanges(
  before: Sales | undefined,
  changes: SalesChangesResponse,
  at: number,
): Sales {
  const { position, totals } = changes
  const sample = { at, totals }
  return {
    ...{ position, totals },
    performances: replaced(
      before?.performances,
      changes.performances,
      ({ performance }) => `${Date.parse(performance.startsAt)} ${performance.id}`,
    ),
    days: replaced(before?.days, changes.days, ({ day, revenue }) => `${day} ${revenue.currency}`),
    hours: replaced(
      before?.hours,
      changes.hours,
      ({ hour, revenue }) => `${hour} ${revenue.currency}`,
    ),
    samples: [...(before?.samples ?? []).slice(1 - MOST_SAMPLES), sample],
  }
}

/** The rows, in the order of their names. */
function replaced<Row>(
  before: readonly Row[] = [],
  changed: readonly Row[],
  nameOf: (row: Row) => string,
): readonly Row[] {
  if (changed.length === 0) return before
  const rows = new Map([...before, ...changed].map((row) => [nameOf(row), row]))
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}
