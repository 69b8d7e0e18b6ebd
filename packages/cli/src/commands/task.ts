import type { EventResponse, TaskResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { wholeTaskId } from '../client/ids.ts'
import { type ListOptions, readList } from '../client/list.ts'
import type { ShownTask } from '../client/task.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { whichDeadLetter, whichTask } from '../prompts/which.ts'

/** The tasks of the pipeline; with `dead`, only those that it has given up. */
export async function listTasks(
  context: Context,
  { dead, ...list }: ListOptions & { readonly dead?: boolean },
): Promise<Page<TaskResponse>> {
  const client = await connect(context, 'admin')
  return readList((query) => client.tasks({ ...query, ...(dead && { dead }) }), list)
}

/** How many events of a reservation are read. */
const MOST_EVENTS = 200
/** How often the log is asked for them: one answer looks at a part of it. */
const MOST_LOOKS = 50

/** A task that waits, runs, or is a dead letter. The events of its reservation are those since it was queued. */
export async function showTask(context: Context, given: string | undefined): Promise<ShownTask> {
  const id = wholeTaskId(await whichTask(context, given))
  const client = await connect(context, 'admin')
  const task = await client.task(id).catch((error: unknown) => {
    throw error instanceof Failure && error.code === 'task-not-found' ? noSuchTask(id) : error
  })
  const reservation = await client.reservation(task.reservationId).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'reservation-not-found') return null
    throw error
  })
  const { reservationId, queuedAt: since } = task
  const events: EventResponse[] = []
  let from = 1
  for (let looks = 0; looks < MOST_LOOKS && events.length < MOST_EVENTS; looks++) {
    const page = await client.events({ from, since, reservationId, limit: MOST_EVENTS })
    events.push(...page.items)
    if (page.next === null) break
    from = Number(page.next)
  }
  return { task, reservation, events }
}

const noSuchTask = (id: string) =>
  new Failure({
    code: 'task-not-found',
    title: ({ tasks }) => tasks.notFoundTitle,
    detail: ({ tasks }) => tasks.notFound(id),
    hint: ({ tasks }) => tasks.seeList,
  })

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
