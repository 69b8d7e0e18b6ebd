import type { HallResponse, HallVersionResponse } from '@outerpark/core/contract'
import { hallId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { chooser } from '../prompts/ask.ts'
import { whichHall } from '../prompts/which.ts'
import { hallVersionOf } from './hall-version.ts'

export async function listHalls(
  context: Context,
): Promise<{ readonly items: readonly HallResponse[]; readonly next: null }> {
  const { items } = await (await connect(context, 'nobody')).halls()
  return { items, next: null }
}

/** A hall with its newest plan, or with a version of it. */
export async function showHall(
  context: Context,
  given: string | undefined,
  version: number | undefined,
): Promise<HallVersionResponse> {
  const typed = await whichHall(context, given)
  const client = await connect(context, 'nobody')
  const id = await hallId(client, typed, chooser(context))
  return version === undefined ? client.hall(id) : hallVersionOf(client, id, version)
}
