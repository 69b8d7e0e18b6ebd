import type { ReportDifference } from '@outerpark/core/names'
import type { Check, EventLog, Report } from '@outerpark/core/ports'
import { supplyOf } from '@outerpark/core/sales'
import { type Account, noAccount, reportAccounts } from './report-accounts.ts'

export const REPORTS_CHECK = 'reports-match-events'

/** So many events are read at a time. */
const SLICE = 2_000
/** So many differences are named. All are counted. */
const NAMED = 5

type Accounts = ReadonlyMap<string, Readonly<Account>>
type Wrong = ReportDifference[]

/**
 * Makes the sums of each report again from the events, in another way, and compares. A report is of the position at which it was read,
 * so people may book meanwhile.
 *
 * @param reports without a period
 */
export async function checkReports(
  reports: readonly Report[],
  log: Pick<EventLog, 'after'>,
): Promise<Check> {
  const { accounts, read } = reportAccounts()
  const wrong: Wrong = []
  let position = 0
  for (const report of reports.toSorted((a, b) => a.position - b.position)) {
    while (position < report.position) {
      const events = await log.after(position, Math.min(SLICE, report.position - position))
      if (events.length === 0) break
      for (const event of events) read(event)
      position = events.at(-1)?.position ?? report.position
    }
    compare(report, accounts, wrong)
  }
  if (wrong.length === 0)
    return {
      ...{ name: REPORTS_CHECK, ok: true, code: REPORTS_CHECK },
      params: { reports: reports.length, events: position },
    }
  const params = { differences: wrong.slice(0, NAMED), more: Math.max(0, wrong.length - NAMED) }
  return { name: REPORTS_CHECK, ok: false, code: 'reports-differ', params }
}

function compare(report: Report, accounts: Accounts, wrong: Wrong): void {
  const note = (of: string, is: Numbers, should: Numbers): void => {
    for (const [figure, due] of Object.entries(should))
      if (is[figure] !== due)
        wrong.push({ report: report.name, of, figure, is: is[figure] ?? 0, should: due })
  }
  const expected =
    report.name === 'sales' || report.name === 'statement' ? accounts : byCurrency(accounts)
  const found = figuresOf(report)
  for (const [of, account] of expected) {
    const should = DUE[report.name](account, of.endsWith('KRW'))
    note(of, found.get(of) ?? zeros(should), should)
  }
  for (const [of, is] of found) if (!expected.has(of)) note(of, is, zeros(is))
}

type Numbers = Readonly<Record<string, number>>

const zeros = (of: Numbers): Numbers =>
  Object.fromEntries(Object.keys(of).map((figure) => [figure, 0]))

/** The figures of a report by performance and currency, or by currency; and whether parts are the totals. */
function figuresOf(report: Report): ReadonlyMap<string, Numbers> {
  const rows = report.rows.map((row) => ({
    name: 'performance' in row ? `${row.performance.id} ${row.currency}` : row.currency,
    row: row as unknown as Numbers, // only its numbers are read
  }))
  const sums = new Map<string, Record<string, number>>()
  for (const { name, row } of rows) {
    const sum = sums.get(name) ?? {}
    for (const [figure, value] of Object.entries(row))
      if (typeof value === 'number') sum[figure] = (sum[figure] ?? 0) + value
    sums.set(name, sum)
  }
  return sums
}

/** What each report has to say of an account. */
const DUE: Readonly<Record<Report['name'], (account: Account, isTaxed: boolean) => Numbers>> = {
  sales: ({ capacity, held, seats, returned, gross, cancelled }) => ({
    ...{ capacity, held, sold: seats - returned, gross: gross - cancelled },
    free: capacity - held - seats + returned,
  }),
  statement: (account, isTaxed) => ({
    ...flowOf(account),
    underway: account.cancelled - account.kept - account.refunded,
    ...(isTaxed && taxOf(account)),
  }),
  refunds: ({ returned, cancelled, kept, late }) => ({
    ...{ seats: returned, paid: cancelled + late, kept, refund: cancelled + late - kept },
  }),
  daily: (account) => flowOf(account),
}

const payoutOf = ({ gross, cancelled, kept }: Account) => gross - cancelled + kept

const taxOf = (account: Account) => {
  const supply = supplyOf(payoutOf(account))
  return { supply, vat: payoutOf(account) - supply }
}

const flowOf = (account: Account): Numbers => {
  const { seats, gross, returned, cancelled, kept, refunded } = account
  return { seats, gross, returned, cancelled, kept, refunded, payout: payoutOf(account) }
}

function byCurrency(accounts: Accounts): Accounts {
  const sums = new Map<string, Account>()
  for (const [name, account] of accounts) {
    const currency = name.split(' ')[1] ?? ''
    const sum = sums.get(currency) ?? noAccount()
    for (const figure of Object.keys(account) as (keyof Account)[]) sum[figure] += account[figure] // its own keys
    sums.set(currency, sum)
  }
  return sums
}
