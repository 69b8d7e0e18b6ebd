import type { SalesResponse } from '@outerpark/core/contract'
import { musicalId, performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { chooser } from '../prompts/ask.ts'

export type SalesOptions = {
  readonly by: 'performance' | 'grade' | 'day'
  readonly musical?: string
  readonly performance?: string
  /** days, such as 2027-01-05 */
  readonly from?: string
  readonly to?: string
}

/** What was sold, held and left, and the money. */
export async function showSales(
  context: Context,
  { by, musical, performance, from, to }: SalesOptions,
): Promise<SalesResponse> {
  const client = await connect(context, 'admin')
  const choose = chooser(context)
  return client.sales({
    by,
    musicalId: musical && (await musicalId(client, musical, choose)),
    performanceId: performance && (await performanceId(client, performance, choose)),
    ...{ from, to },
  })
}
