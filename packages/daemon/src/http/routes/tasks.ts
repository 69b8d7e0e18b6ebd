import { taskResponse } from '@outerpark/core/contract'
import { asId, type TaskId } from '@outerpark/core/kernel'
import type { Clock, Store } from '@outerpark/core/ports'
import { expire } from '@outerpark/core/reservation'
import { z } from 'zod'
import { actorOf, type Caller } from '../caller.ts'
import type { KeptAnswers } from '../kept.ts'
import { pageOf, pageQuery } from '../lists.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

const taskPageQuery = pageQuery.extend({
  dead: z.stringbool().optional().meta({ description: 'only dead letters' }),
})
const touched = z.object({ id: z.string() })

/** The routes of waiting tasks and of dead letters. The admin retries or drops a dead letter. */
export function taskRoutes(
  store: Store,
  { kept, clock }: { readonly kept: KeptAnswers; readonly clock: Clock },
): Route[] {
  const tag = 'tasks'
  const onDeadLetter = (
    path: string,
    summary: string,
    act: (id: TaskId, caller: Caller) => Promise<boolean>,
  ) =>
    route({
      method: 'post',
      path,
      audience: { staff: ['admin'] },
      tag,
      summary,
      answer: touched,
      codes: ['task-not-found'],
      async handle({ params: { id = '' }, caller, idempotency }) {
        const touch = async () => {
          if (isTaskId(id) && (await act(asId<'task'>(id), caller))) return true
          throw noDeadLetter(id)
        }
        const { result, replayed } = await kept.once(idempotency, touch)
        // Earlier versions kept refusals too.
        if (!result) throw noDeadLetter(id)
        return { status: 200, json: { id }, replayed }
      },
    })
  return [
    route({
      method: 'get',
      path: '/v1/tasks',
      audience: { staff: ['admin'] },
      tag,
      summary: 'Tasks, newest first',
      query: taskPageQuery,
      answer: pageOf(taskResponse),
      async handle({ query }) {
        return { status: 200, json: await store.queries.tasks(query) }
      },
    }),
    oneTask(store.queries),
    onDeadLetter('/v1/tasks/{id}/retry', 'Give a dead letter another chance', store.revive),
    onDeadLetter(
      '/v1/tasks/{id}/drop',
      'Drop a dead letter for good; a reservation that waits for it expires',
      dropper(store, clock),
    ),
  ]
}

const oneTask = ({ task }: Pick<Store['queries'], 'task'>): Route =>
  route({
    method: 'get',
    path: '/v1/tasks/{id}',
    audience: { staff: ['admin'] },
    tag: 'tasks',
    summary: 'One task that waits, runs, or is a dead letter',
    answer: taskResponse,
    codes: ['task-not-found'],
    async handle({ params: { id = '' } }) {
      const found = isTaskId(id) ? await task(asId<'task'>(id)) : undefined
      if (!found) throw noDeadLetter(id)
      return { status: 200, json: found }
    },
  })

/** Drops a dead letter. A reservation that waits for it expires, or else its seats would be held for ever. */
const dropper =
  (store: Store, clock: Clock) =>
  async (id: TaskId, caller: Caller): Promise<boolean> => {
    const letter = await store.queries.deadLetter(id)
    // It may become a dead letter a moment later: then nobody has looked at what it is.
    if (!letter) return false
    const { kind, reservationId } = letter
    const deadline = new Date(clock.now()).toISOString()
    const meta = { causationId: id, actor: actorOf(caller) }
    if (kind === 'approve-payment') await store.commit(expire, { reservationId, deadline }, meta)
    return store.drop(id)
  }

const isTaskId = (id: string) => /^TK-\d{1,15}$/.test(id)

const noDeadLetter = (id: string) => new Problem('task-not-found', { id })
