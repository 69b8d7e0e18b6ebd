import { reportResponse } from '@outerpark/core/contract'
import { REPORTS, reportCsv } from '@outerpark/core/names'
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
    description: 'whether a byte order mark comes first, without which Excel takes Hangul for CP949',
  }),
})

const UTF8_MARK = '\ufeff'

const audience = { staff: ['finance'] } as const

/** The routes of the reports for accounting (domain 3.10). */
export function reportRoutes({
  sales,
  waitFor,
}: Pick<MyPage, 'waitFor'> & { readonly sales: Pick<SalesView, 'accounts'> }): Route[] {
  const read = async (
    name: string | undefined,
    { after, ...query }: Omit<ReportAsked, 'name'> & { readonly after: number },
  ) => {
    const known = REPORTS.find((each) => each === name)
    if (!known) throw new Problem('report-not-found', { name: name ?? '', names: REPORTS })
    if (after > 0 && !(await waitFor(after, PATIENCE_MS)))
      throw new Problem('mypage-behind', { case: 'position', position: after })
    return reportJson(await sales.accounts({ ...query, name: known }), query)
  }
  return [
    route({
      ...{ method: 'get', path: '/v1/reports/{name}', audience, tag: 'sales' },
      summary: 'A report for accounting: `sales`, `statement`, `refunds` or `daily`',
      query,
      answer: reportResponse,
      codes: ['report-not-found', 'mypage-behind'],
      handle: async ({ params, query }) => ({ status: 200, json: await read(params.name, query) }),
    }),
    csvRoute({
      ...{ path: '/v1/reports/{name}/csv', audience, tag: 'sales' },
      summary: 'The rows of a report as CSV (RFC 4180), for a spreadsheet',
      query: csvQuery,
      codes: ['report-not-found', 'mypage-behind'],
      async handle({ params, query: { bom, ...query } }) {
        const { name, rows } = await read(params.name, query)
        const text = `${bom ? UTF8_MARK : ''}${reportCsv(name, rows)}`
        return { status: 200, text, type: 'text/csv; charset=utf-8' }
      },
    }),
  ]
}
