import type { PerformanceResponse } from '@outerpark/core/contract'
import type { Client, Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { musicalId, performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { chooser, needAll } from '../prompts/ask.ts'
import { whichMusical, whichPerformance } from '../prompts/which.ts'
import { newPerformances, type PerformanceOptions, seatsNeeded } from './musical.ts'

export type PerformanceListOptions = ListOptions & {
  readonly musical?: string
  /** RFC 3339 */
  readonly from?: string
  /** RFC 3339; performances that begin before it */
  readonly to?: string
  readonly title?: string
  readonly available?: boolean
  /** also performances that have begun */
  readonly past?: boolean
}

/** Adds a performance at each of the times: all of them, or none. */
export async function addPerformances(
  context: Context,
  given: string | undefined,
  options: PerformanceOptions,
): Promise<{ performances: readonly PerformanceResponse[] }> {
  needAll(context, { MUSICAL: given, ...seatsNeeded(options) })
  const musical = await whichMusical(context, given)
  const client = await connect(context, 'admin')
  const id = await musicalId(client, musical, chooser(context))
  const currency = options.currency ?? (await currencyOf(client, id))
  const { performances } = await newPerformances(context, {
    ...options,
    ...(currency && { currency }),
  })
  const refund = options.refund && { refund: { preset: options.refund } }
  return client.addPerformances(id, {
    performances: performances.map((each) => ({ ...each, ...refund })),
  })
}

/** The currency of the musical's performances. Undefined if it has none yet. */
async function currencyOf(client: Pick<Client, 'performances'>, musicalId: string) {
  const { items } = await client.performances({ musicalId, limit: 1 })
  return items[0]?.grades[0]?.price.currency
}

export async function listPerformances(
  context: Context,
  options: PerformanceListOptions,
): Promise<Page<PerformanceResponse>> {
  const { musical, from, to, title, available, past } = options
  const client = await connect(context, 'nobody')
  const wanted = {
    musicalId: musical && (await musicalId(client, musical, chooser(context))),
    // What is over interests few. A cursor goes on where the list was.
    from: from ?? (past ? undefined : new Date().toISOString()),
    ...{ to, title, available: available || undefined },
  }
  return readList((query) => client.performances({ ...query, ...wanted }), options)
}

export async function showPerformance(
  context: Context,
  given: string | undefined,
): Promise<PerformanceResponse> {
  const id = await whichPerformance(context, given)
  const client = await connect(context, 'nobody')
  return client.performance(await performanceId(client, id, chooser(context)))
}
