import {
  changeHallRequest,
  hallRequest,
  hallResponse,
  hallVersionResponse,
} from '@outerpark/core/contract'
import { addHall, changeHall } from '@outerpark/core/hall'
import { asId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import { z } from 'zod'
import { MAX_HALL_BYTES } from '../body-limits.ts'
import type { Commit } from '../commit.ts'
import { type HallTexts, hallTexts } from '../hall-texts.ts'
import { found } from '../lists.ts'
import { type Route, route } from '../route.ts'
import { taggedReply } from '../tagged.ts'
import { checkedPlan as checked } from './checked-plan.ts'
import { replanRoute } from './replan.ts'

const tag = 'halls'

/** The routes of halls and their plans (domain 3.4). */
export function hallRoutes(commit: Commit, queries: Queries): Route[] {
  const texts = hallTexts()
  return [...planning(commit, texts), replanRoute(commit, queries), ...reading(queries, texts)]
}

function planning(commit: Commit, { shown }: HallTexts): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/halls',
      audience: { staff: ['admin'] },
      tag,
      summary: 'Add a hall with its plan',
      body: hallRequest,
      maxBytes: MAX_HALL_BYTES,
      status: 201,
      answer: hallResponse,
      codes: ['hall-plan-wrong', 'hall-exists'],
      async handle(request) {
        const { reply, replayed } = await commit(addHall, { plan: checked(request.body) }, request)
        const location = `/v1/halls/${reply.id}`
        return { status: 201, json: shown(reply), replayed, location }
      },
    }),
    route({
      method: 'put',
      path: '/v1/halls/{id}',
      audience: { staff: ['admin'] },
      tag,
      summary: 'Give a hall another plan: performances keep the version that they have',
      body: changeHallRequest,
      maxBytes: MAX_HALL_BYTES,
      answer: hallResponse,
      codes: ['hall-plan-wrong', 'hall-not-found', 'hall-exists', 'plan-changed'],
      async handle(request) {
        const hallId = asId<'hall'>(request.params.id ?? '')
        const { was, ...plan } = request.body
        const command = { hallId, plan: checked(plan), was }
        const { reply, replayed } = await commit(changeHall, command, request)
        return { status: 200, json: shown(reply), replayed }
      },
    }),
  ]
}

function reading(queries: Queries, { shown, known, whole }: HallTexts): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/halls',
      audience: 'anyone',
      tag,
      summary: 'All halls',
      answer: z.object({ items: z.array(hallResponse) }),
      async handle() {
        return { status: 200, json: { items: (await queries.halls()).map(shown) } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/halls/{id}',
      audience: 'anyone',
      tag,
      summary: 'A hall with its newest plan',
      answer: hallVersionResponse,
      codes: ['hall-not-found'],
      async handle({ params: { id = '' } }) {
        const hall = found(await queries.hall(asId<'hall'>(id)), 'hall-not-found', id)
        return { status: 200, text: whole(hall).text }
      },
    }),
    route({
      method: 'get',
      path: '/v1/halls/{id}/versions/{version}',
      audience: 'anyone',
      tag,
      summary: 'A version of a hall: it never changes',
      answer: hallVersionResponse,
      tagged: true,
      codes: ['hall-not-found'],
      async handle({ params: { id = '', version = '' }, header }) {
        const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0
        const hall = async () =>
          found(await queries.hall(asId<'hall'>(id), number), 'hall-not-found', id)
        const text = known(id, number) ?? whole(await hall())
        return taggedReply(text, header('if-none-match'))
      },
    }),
  ]
}
