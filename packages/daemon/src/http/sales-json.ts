import type {
  SalesChangesResponse,
  SalesFiguresResponse,
  SalesRowResponse,
} from '@outerpark/core/contract'
import type { SalesChanges } from '@outerpark/core/ports'
import type { SalesFigures, SalesRow } from '@outerpark/core/sales'

/** Rows as the contract has them: amounts with their currency. */
export const rowsJson = (rows: readonly SalesRow[]): SalesRowResponse[] => rows.map(rowJson)

function rowJson({ performance, grade, day, ...figures }: SalesRow): SalesRowResponse {
  return {
    ...(performance && { performance }),
    ...(grade !== undefined && { grade }),
    ...(day !== undefined && { day }),
    ...figuresJson(figures),
  }
}

function figuresJson(figures: SalesFigures): SalesFiguresResponse {
  const { capacity, sold, held, left, revenue, awaited, currency, position } = figures
  const money = (amount: number) => ({ amount, currency })
  return {
    ...{ capacity, sold, held, left },
    ...{ revenue: money(revenue), awaited: money(awaited) },
    ...{ kept: money(figures.kept), refunded: money(figures.refunded) },
    position,
  }
}

/** What changed, as the stream sends it. */
export const changesJson = (changes: SalesChanges): SalesChangesResponse => ({
  position: changes.position,
  performances: changes.performances.map(({ grades, ...rest }) => ({
    ...rest,
    grades: rowsJson(grades),
  })),
  days: rowsJson(changes.days),
  hours: changes.hours.map(({ hour, currency, figures: { sold, revenue }, position }) => ({
    ...{ hour, sold, position },
    revenue: { amount: revenue, currency },
  })),
  totals: changes.totals.map(figuresJson),
})
