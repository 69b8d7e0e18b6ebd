import {
  hallRequest,
  hallResponse,
  hallVersionResponse,
  seatStatesResponse,
} from '@outerpark/core/contract'
import { addHall, changeHall, type HallDraft, parseHall } from '@outerpark/core/hall'
import { asId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import { z } from 'zod'
import { MAX_HALL_BYTES } from '../body-limits.ts'
import type { Commit } from '../commit.ts'
import { type HallTexts, hallTexts } from '../hall-texts.ts'
import { lastingReply } from '../lasting.ts'
import { found } from '../lists.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

const tag = 'halls'

/** The routes of halls and their plans, and of the seats of a performance (domain 3.4). */
export function hallRoutes(commit: Commit, queries: Queries): Route[] {
  const texts = hallTexts()
  return [...planning(commit, texts), ...reading(queries, texts), seatsOfPerformance(queries)]
}

/** How many mistakes of a plan an answer names. */
const MOST_MISTAKES = 100

/** Throws with the first mistakes of the plan, and the number of the others. */
function checked(plan: HallDraft): HallDraft {
  const parsed = parseHall(plan)
  if (parsed.kind === 'map') return plan
  const mistakes = parsed.mistakes.slice(0, MOST_MISTAKES)
  const more = parsed.mistakes.length - mistakes.length
  throw new Problem('hall-plan-wrong', { mistakes, more })
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
      body: hallRequest,
      maxBytes: MAX_HALL_BYTES,
      answer: hallResponse,
      codes: ['hall-plan-wrong', 'hall-not-found', 'hall-exists'],
      async handle(request) {
        const hallId = asId<'hall'>(request.params.id ?? '')
        const command = { hallId, plan: checked(request.body) }
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
      lasting: true,
      codes: ['hall-not-found'],
      async handle({ params: { id = '', version = '' }, header }) {
        const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0
        const hall = async () =>
          found(await queries.hall(asId<'hall'>(id), number), 'hall-not-found', id)
        const text = known(id, number) ?? whole(await hall())
        return lastingReply(text, header('if-none-match'))
      },
    }),
  ]
}

/** Which seats of a performance are free. */
function seatsOfPerformance(queries: Queries): Route {
  return route({
    method: 'get',
    path: '/v1/performances/{id}/seats',
    audience: 'anyone',
    tag,
    summary: 'Which seats are free, if they have numbers',
    answer: seatStatesResponse,
    codes: ['performance-not-found', 'seats-not-numbered'],
    async handle({ params: { id = '' } }) {
      const performanceId = asId<'performance'>(id)
      const seats = await queries.seatStates(performanceId)
      if (seats) return { status: 200, json: { performanceId, ...seats } }
      const { title } = found(await queries.performance(performanceId), 'performance-not-found', id)
      throw new Problem('seats-not-numbered', { title })
    },
  })
}
