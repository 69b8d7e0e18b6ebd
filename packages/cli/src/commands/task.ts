import type { TaskResponse } from '@outerpark/core/contract'
import type { Client, Page } from '../client.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { wholeId } from '../ids.ts'
import { whichDeadLetter } from '../prompts/which.ts'
import { type ListOptions, readList } from './list.ts'

/** More dead letters than that nobody tells apart by a few letters. */
const SEARCHED = 10_000

/** What the pipeline still has to do; with `dead`, what it has given up. */
export async function listTasks(
  context: Context,
  { dead, ...list }: ListOptions & { readonly dead?: boolean },
): Promise<Page<TaskResponse>> {
  const client = await connect(context, 'admin')
  return readList((query) => client.tasks({ ...query, ...(dead && { dead }) }), list)
}

/** Gives a dead letter another chance. */
export async function retryTask(context: Context, given: string | undefined) {
  const { client, id } = await deadLetter(context, given)
  return client.retryTask(id)
}

/** Ends a dead letter for good. */
export async function dropTask(context: Context, given: string | undefined) {
  const { client, id } = await deadLetter(context, given)
  return client.dropTask(id)
}

async function deadLetter(context: Context, given: string | undefined) {
  const typed = await whichDeadLetter(context, given)
  const client = await connect(context, 'admin')
  return { client, id: await wholeId(typed, { kind: 'task', list: deadLike(client), label }) }
}

/** The daemon doesn't search tasks by prefix: dead letters are few. */
const deadLike =
  (client: Client) =>
  async ({ idPrefix = '' }): Promise<Page<TaskResponse>> => {
    const all = await readList((query) => client.tasks({ ...query, dead: true }), {
      limit: SEARCHED,
    })
    return { items: all.items.filter(({ id }) => id.startsWith(idPrefix)), next: null }
  }

const label = ({ kind, reservationId }: TaskResponse) => `${kind} of ${reservationId}`
