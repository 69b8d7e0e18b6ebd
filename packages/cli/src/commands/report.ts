import type { ReportResponse } from '@outerpark/core/contract'
import type { ReportName } from '@outerpark/core/names'
import { musicalId, performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { chooser } from '../prompts/ask.ts'

export const FORMATS = ['table', 'csv', 'json', 'chart'] as const

export type ReportOptions = {
  readonly musical?: string
  readonly performance?: string
  /** days, such as 2027-01-05 */
  readonly from?: string
  readonly to?: string
  readonly format: (typeof FORMATS)[number]
}

/** A report for accounting. @throws a wrong usage if the period ends before it begins, or if the report has no chart */
export async function showReport(
  context: Context,
  name: ReportName,
  { musical, performance, from, to, format }: ReportOptions,
): Promise<ReportResponse> {
  if (from !== undefined && to !== undefined && to < from)
    throw usage(({ reports }) => reports.endsFirst(from, to))
  if (format === 'chart' && name !== 'daily') throw usage(({ reports }) => reports.noChart)
  const client = await connect(context, 'admin')
  const choose = chooser(context)
  return client.report(name, {
    musicalId: musical && (await musicalId(client, musical, choose)),
    performanceId: performance && (await performanceId(client, performance, choose)),
    ...{ from, to },
  })
}
