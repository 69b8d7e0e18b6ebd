import type { ReportResponse } from '@outerpark/core/contract'
import type { Report } from '@outerpark/core/ports'
import type { DayFigures, ReportQuery, SoldFigures, StatementFigures } from '@outerpark/core/sales'

/** A report as the contract has it: amounts with their currency. */
export function reportJson(report: Report, { from, to }: ReportQuery): ReportResponse {
  const asked = { position: report.position, from: from ?? null, to: to ?? null }
  switch (report.name) {
    case 'sales':
      return {
        ...{ name: report.name, ...asked },
        rows: report.rows.map((row) => ({
          ...{ performance: row.performance, grade: row.grade, ...soldJson(row) },
        })),
        totals: report.totals.map(soldJson),
      }
    case 'statement':
      return {
        ...{ name: report.name, ...asked },
        rows: report.rows.map((row) => ({ performance: row.performance, ...statementJson(row) })),
        totals: report.totals.map(statementJson),
      }
    case 'daily':
      return {
        ...{ name: report.name, ...asked },
        rows: report.rows.map((row) => ({ day: row.day, ...flowJson(row) })),
        totals: report.totals.map(flowJson),
      }
    case 'refunds': {
      const { rows, totals } = report
      return {
        ...{ name: report.name, ...asked },
        rows: rows.map((row) => ({ rule: row.rule, ...refundsJson(row) })),
        totals: totals.map(refundsJson),
      }
    }
  }
}

const moneyIn = (currency: string) => (amount: number) => ({ amount, currency })

function soldJson({ currency, ...row }: SoldFigures) {
  const money = moneyIn(currency)
  const { capacity, sold, held, free, perMille, gross, average } = row
  return {
    ...{ currency, capacity, sold, held, free, perMille },
    ...{ gross: money(gross), average: average === null ? null : money(average) },
  }
}

function flowJson({ currency, ...row }: DayFigures) {
  const money = moneyIn(currency)
  const { seats, gross, returned, cancelled, kept, payout, refunded } = row
  return {
    ...{ currency, seats, gross: money(gross), returned },
    ...{ cancelled: money(cancelled), kept: money(kept) },
    ...{ payout: money(payout), refunded: money(refunded) },
  }
}

function statementJson(row: StatementFigures) {
  const money = moneyIn(row.currency)
  const { supply, vat } = row
  return {
    ...flowJson(row),
    ...(supply !== undefined && { supply: money(supply) }),
    ...(vat !== undefined && { vat: money(vat) }),
    underway: money(row.underway),
  }
}

function refundsJson(row: Extract<Report, { name: 'refunds' }>['totals'][number]) {
  const { currency, seats, paid, kept, refund } = row
  const money = moneyIn(currency)
  return {
    ...{ currency, seats, paid: money(paid) },
    ...{ kept: money(kept), refund: money(refund) },
  }
}
