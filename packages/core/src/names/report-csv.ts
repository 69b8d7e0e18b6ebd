import { csvRow, csvText } from './csv.ts'
import type { ReportName } from './lists.ts'

/** A column: its header, and where its value is in a row of the report. Of money it has the amount; the currency has a column of its own. */
type Column = readonly [header: string, path: string]

const same = (...names: readonly string[]): Column[] => names.map((name) => [name, name])
const money = (...names: readonly string[]): Column[] =>
  names.map((name) => [name, `${name}.amount`])
const PERFORMANCE: readonly Column[] = [
  ['performance', 'performance.id'],
  ['musical', 'performance.musicalId'],
  ['title', 'performance.title'],
  ['venue', 'performance.venue'],
  ['startsAt', 'performance.startsAt'],
]
const FLOW: readonly Column[] = [
  ...same('currency', 'seats'),
  ...money('gross'),
  ...same('returned'),
  ...money('cancelled', 'kept', 'payout', 'refunded'),
]

/** The columns of each report, in their order (docs/reports.md). Programs read them: new ones come at the end. */
export const REPORT_COLUMNS: Readonly<Record<ReportName, readonly Column[]>> = {
  sales: [
    ...PERFORMANCE,
    ...same('grade', 'currency', 'capacity', 'sold', 'held', 'free', 'perMille'),
    ...money('gross', 'average'),
  ],
  statement: [...PERFORMANCE, ...FLOW, ...money('supply', 'vat', 'underway')],
  refunds: [...same('rule', 'currency', 'seats'), ...money('paid', 'kept', 'refund')],
  daily: [...same('day'), ...FLOW],
}

/** The rows of a report, as the contract has them, as CSV: a header, and a line for each row. Totals are left to the spreadsheet. */
export function reportCsv(name: ReportName, rows: readonly unknown[]): string {
  const columns = REPORT_COLUMNS[name]
  const lines = rows.map((row) => csvRow(columns.map(([, path]) => cellOf(valueAt(row, path)))))
  return [csvRow(columns.map(([header]) => header)), ...lines].join('')
}

const valueAt = (row: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && name in value
          ? Object.getOwnPropertyDescriptor(value, name)?.value
          : undefined,
      row,
    )

const cellOf = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? csvText(value) : String(value)
}
