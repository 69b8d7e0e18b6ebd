import {
  dailyReport,
  type ReportResponse,
  refundsReport,
  soldReport,
  statementReport,
} from '@outerpark/core/contract'
import { REPORTS, type ReportName, reportCsv } from '@outerpark/core/names'
import type { MyPage, ReportAsked, SalesView } from '@outerpark/core/ports'
import { z } from 'zod'
import { wholeNumber } from '../lists.ts'
import { withPeriod } from '../period.ts'
import { Problem } from '../problem.ts'
import { reportJson } from '../report-json.ts'
import { csvRoute, type Route, route } from '../route.ts'

/** How long a read waits until the figures include the position that the caller asked for. */
const PATIENCE_MS = 1_500

const id = (description: string) => z.string().max(20).optional().meta({ description })
const about = {
  musicalId: id('only performances of this musical'),
  performanceId: id('only this performance'),
  after: wholeNumber()
    .min(0)
    .default(0)
    .meta({ description: 'waits until the figures include this position' }),
}
const query = withPeriod(about)
const csvQuery = withPeriod({
  ...about,
  bom: z.stringbool().default(false).meta({
    description:
      'whether a byte order mark comes first, without which Excel takes Hangul for CP949',
  }),
})

const UTF8_MARK = '\ufeff'

const audience = { staff: ['finance'] } as const

/** The routes of the reports for accounting (domain 3.10). */
export function reportRoutes({
  sales,
  waitFor,
}: Pick<MyPage, 'waitFor'> & { readonly sales: Pick<SalesView, 'accounts'> }): Route[] {
  const read = async <Name extends ReportName>(
    name: Name,
    { after, ...query }: Omit<ReportAsked, 'name'> & { readonly after: number },
  ) => {
    if (after > 0 && !(await waitFor(after, PATIENCE_MS)))
      throw new Problem('mypage-behind', { case: 'position', position: after })
    const report = reportJson(await sales.accounts({ ...query, name }), query)
    return report as Extract<ReportResponse, { readonly name: Name }> // the report that was asked for
  }
  const usual = { method: 'get', audience, tag: 'sales', query, codes: ['mypage-behind'] } as const
  return [
    route({
      ...{ ...usual, path: '/v1/reports/sales' },
      summary: 'Report: seats and money by performance and grade',
      answer: soldReport,
      handle: async ({ query }) => ({ status: 200, json: await read('sales', query) }),
    }),
    route({
      ...{ ...usual, path: '/v1/reports/statement' },
      summary: 'Report: what each performance brought, what is kept, supply and VAT',
      answer: statementReport,
      handle: async ({ query }) => ({ status: 200, json: await read('statement', query) }),
    }),
    route({
      ...{ ...usual, path: '/v1/reports/refunds' },
      summary: 'Report: cancelled seats by the rule that said what goes back',
      answer: refundsReport,
      handle: async ({ query }) => ({ status: 200, json: await read('refunds', query) }),
    }),
    route({
      ...{ ...usual, path: '/v1/reports/daily' },
      summary: 'Report: what was paid and cancelled on each day',
      answer: dailyReport,
      handle: async ({ query }) => ({ status: 200, json: await read('daily', query) }),
    }),
    csvRoute({
      ...{ path: '/v1/reports/{name}/csv', audience, tag: 'sales' },
      summary: 'The rows of a report as CSV (RFC 4180), for a spreadsheet',
      query: csvQuery,
      codes: ['report-not-found', 'mypage-behind'],
      async handle({ params, query: { bom, ...query } }) {
        const name = REPORTS.find((each) => each === params.name)
        if (!name)
          throw new Problem('report-not-found', { name: params.name ?? '', names: REPORTS })
        const text = reportCsv(name, (await read(name, query)).rows)
        return {
          ...{ status: 200, type: 'text/csv; charset=utf-8' },
          text: `${bom ? UTF8_MARK : ''}${text}`,
        }
      },
    }),
  ]
}
