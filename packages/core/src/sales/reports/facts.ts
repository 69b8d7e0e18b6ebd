import { added, type Figures, NO_FIGURES } from '../figures.ts'
import type { SoldPerformance } from '../fold.ts'
import type { RuleSale } from '../reader.ts'
import type { SalesCell } from '../report.ts'

/** What a report is about. Days are those of the hall, and both ends are included. */
export type ReportQuery = {
  readonly musicalId?: string | undefined
  readonly performanceId?: string | undefined
  /** the first and the last day, `2027-01-05`; without them from the first event to the last */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Figures of one place; of one day, or added up over several. */
export type Cell = Omit<SalesCell, 'position'>

/** What a report is made from. Only what the query asks for is in it. */
export type ReportFacts = {
  readonly performances: ReadonlyMap<string, SoldPerformance>
  /** before the first day; what stands at the end of the period is the sum of both */
  readonly before: Iterable<Cell>
  /** in the period */
  readonly inside: Iterable<Cell>
  /** what was cancelled in the period */
  readonly rules: Iterable<RuleSale>
}

/** The figures of a key: at the begin of the period, in it, and at its end. */
export type Sum<Key> = {
  readonly key: Key
  readonly currency: string
  readonly before: Figures
  readonly inside: Figures
  readonly all: Figures
}

/** Adds up, for each key and currency. @param nameOf tells keys apart */
export function sumsOf<Key>(
  { before, inside }: Pick<ReportFacts, 'before' | 'inside'>,
  keyOf: (cell: Cell) => Key,
  nameOf: (key: Key) => string,
): readonly Sum<Key>[] {
  const sums = new Map<string, Sum<Key>>()
  const add = (cell: Cell, part: 'before' | 'inside'): void => {
    const key = keyOf(cell)
    const name = `${cell.currency} ${nameOf(key)}`
    const sum = sums.get(name) ?? {
      ...{ key, currency: cell.currency },
      ...{ before: NO_FIGURES, inside: NO_FIGURES, all: NO_FIGURES },
    }
    const more = cell.figures
    sums.set(name, { ...sum, [part]: added(sum[part], more), all: added(sum.all, more) })
  }
  for (const cell of before) add(cell, 'before')
  for (const cell of inside) add(cell, 'inside')
  return [...sums.values()]
}

/** The rows of each currency added up, in the order of the currencies. */
export function totalsOf<Row extends { readonly currency: string }, Total>(
  rows: readonly Row[],
  total: (rows: readonly Row[], currency: string) => Total,
): readonly Total[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)]
    .sort(([a], [b]) => compare(a, b))
    .map(([currency, some]) => total(some, currency))
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By time; then by id and currency. */
export const byPerformance = (
  a: { readonly performance: SoldPerformance; readonly currency: string },
  b: { readonly performance: SoldPerformance; readonly currency: string },
): number =>
  Date.parse(a.performance.startsAt) - Date.parse(b.performance.startsAt) ||
  compare(a.performance.id, b.performance.id) ||
  compare(a.currency, b.currency)

/** The sum of some fields of the rows. */
export function summed<Field extends string>(
  rows: readonly { readonly [F in Field]: number }[],
  fields: readonly Field[],
): { readonly [F in Field]: number } {
  const sums = fields.map((field) => [field, rows.reduce((sum, row) => sum + row[field], 0)])
  return Object.fromEntries(sums) as { readonly [F in Field]: number } // each field is there once
}
