import { performanceResponse, replanRequest } from '@outerpark/core/contract'
import type { HallDraft, HallPlanned } from '@outerpark/core/hall'
import { asId } from '@outerpark/core/kernel'
import { replanPerformance } from '@outerpark/core/musical'
import type { Queries } from '@outerpark/core/ports'
import { MAX_HALL_BYTES } from '../body-limits.ts'
import type { Commit } from '../commit.ts'
import { found } from '../lists.ts'
import { performanceJson } from '../refund-json.ts'
import { type Route, route } from '../route.ts'
import { checkedPlan } from './checked-plan.ts'

const replan = replanPerformance<HallDraft, HallPlanned>()

/** The route that gives a performance another plan: a version of its hall, or one of its own (domain 3.4). */
export const replanRoute = (commit: Commit, queries: Queries): Route =>
  route({
    method: 'put',
    path: '/v1/performances/{id}/plan',
    audience: { staff: ['admin'] },
    tag: 'halls',
    summary: 'Give a performance another plan; nobody loses a seat or its grade',
    body: replanRequest,
    maxBytes: MAX_HALL_BYTES,
    answer: performanceResponse,
    codes: [
      'performance-not-found',
      'performance-has-begun',
      'performance-cancelled',
      'seats-not-numbered',
      'hall-plan-wrong',
      'hall-grades',
      'plan-changed',
      'plan-not-found',
      'plan-loses-seats',
      'currency-fixed',
    ],
    async handle(request) {
      const { version, plan, prices, was } = request.body
      const performanceId = asId<'performance'>(request.params.id ?? '')
      const to = plan ? { own: checkedPlan(plan) } : { version: version ?? 0 }
      const { replayed } = await commit(replan, { performanceId, to, prices, was }, request)
      const performance = await queries.performance(performanceId)
      const json = found(performance, 'performance-not-found', performanceId)
      return { status: 200, json: performanceJson(json), replayed }
    },
  })
