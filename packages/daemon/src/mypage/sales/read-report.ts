import type { Report, ReportAsked } from '@outerpark/core/ports'
import { type Cell, FIGURES, makeReport, type RuleSale } from '@outerpark/core/sales'
import { positionOf, type ViewDatabase } from '../view-database.ts'
import { figuresIn, type RuleRow, readPerformances, ruleOf } from './tables.ts'

type CellRow = [performance: string, grade: string, currency: string, day: string, ...number[]]

const SUMS = FIGURES.map((name) => `SUM(${name})`).join()

/** Days as text are in the order of the calendar. */
const [FIRST, LAST] = ['', '9999']

/**
 * Reads a report from a view, in one transaction. SQLite adds the days up, except for the report by day. Of long periods of large
 * seasons that is most of the work, so it runs in a thread that does nothing else.
 */
export function readReport(view: ViewDatabase, { name, ...query }: ReportAsked): Report {
  const { from = FIRST, to = LAST } = query
  const [where, values] = whereOf(query)
  const day = name === 'daily' ? 'day' : "''"
  const cells = (period: string, ...days: readonly string[]): Cell[] =>
    view
      .prepare<unknown[], CellRow>(
        `SELECT performance, grade, currency, ${day}, ${SUMS} FROM sales WHERE ${period} ${where}
         GROUP BY performance, grade, currency, ${day}`,
      )
      .raw()
      .all(...days, ...values)
      .map(cellOf)
  const rules = (): RuleSale[] =>
    view
      .prepare<unknown[], RuleRow>(
        `SELECT * FROM sales_by_rule WHERE day >= ? AND day <= ? ${where}`,
      )
      .raw()
      .all(from, to, ...values)
      .map(ruleOf)
  return view.transaction(() => {
    const performances = new Map(readPerformances(view).map((each) => [each.id as string, each]))
    const facts = {
      performances,
      before: from === FIRST || name === 'daily' ? [] : cells('day < ?', from),
      inside: cells('day >= ? AND day <= ?', from, to),
      rules: name === 'refunds' ? rules() : [],
    }
    return { position: positionOf(view), ...makeReport(name, facts) }
  })()
}

function cellOf([performanceId, grade, currency, day, ...numbers]: CellRow): Cell {
  return { performanceId, grade, currency, day, figures: figuresIn(numbers) }
}

function whereOf({ musicalId, performanceId }: Omit<ReportAsked, 'name'>) {
  const parts: string[] = []
  const values: string[] = []
  if (performanceId !== undefined) {
    parts.push('AND performance = ?')
    values.push(performanceId)
  }
  if (musicalId !== undefined) {
    parts.push(
      "AND performance IN (SELECT performance FROM performances WHERE facts ->> 'musicalId' = ?)",
    )
    values.push(musicalId)
  }
  return [parts.join(' '), values] as const
}
