import type { PerformanceResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { musicalId, performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { chooser } from '../prompts/ask.ts'
import { whichMusical, whichPerformance } from '../prompts/which.ts'
import { newPerformances, type PerformanceOptions } from './musical.ts'

/** Adds a performance at each of the times: all of them, or none. */
export async function addPerformances(
  context: Context,
  given: string | undefined,
  options: PerformanceOptions,
): Promise<{ performances: readonly PerformanceResponse[] }> {
  const musical = await whichMusical(context, given)
  const performances = await newPerformances(context, options)
  const client = await connect(context, 'admin')
  return client.addPerformances(await musicalId(client, musical, chooser(context)), {
    performances,
  })
}

export async function listPerformances(
  context: Context,
  options: ListOptions & { readonly musical?: string },
): Promise<Page<PerformanceResponse>> {
  const client = await connect(context, 'nobody')
  const of = options.musical && {
    musicalId: await musicalId(client, options.musical, chooser(context)),
  }
  return readList((query) => client.performances({ ...query, ...of }), options)
}

export async function showPerformance(
  context: Context,
  given: string | undefined,
): Promise<PerformanceResponse> {
  const id = await whichPerformance(context, given)
  const client = await connect(context, 'nobody')
  return client.performance(await performanceId(client, id, chooser(context)))
}
