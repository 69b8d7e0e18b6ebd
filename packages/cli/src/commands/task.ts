import type { TaskResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { wholeTaskId } from '../client/ids.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { whichDeadLetter } from '../prompts/which.ts'

/** The tasks of the pipeline; with `dead`, only those that it has given up. */
export async function listTasks(
  context: Context,
  { dead, ...list }: ListOptions & { readonly dead?: boolean },
): Promise<Page<TaskResponse>> {
  const client = await connect(context, 'admin')
  return readList((query) => client.tasks({ ...query, ...(dead && { dead }) }), list)
}

/** Lets the pipeline try a dead letter again. */
export async function retryTask(context: Context, given: string | undefined) {
  const { client, id } = await deadLetter(context, given)
  return client.retryTask(id)
}

/** Drops a dead letter: it is never tried again. */
export async function dropTask(context: Context, given: string | undefined) {
  const { client, id } = await deadLetter(context, given)
  return client.dropTask(id)
}

async function deadLetter(context: Context, given: string | undefined) {
  const id = wholeTaskId(await whichDeadLetter(context, given))
  return { client: await connect(context, 'admin'), id }
}
