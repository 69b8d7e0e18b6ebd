import {
  appliedSeasonResponse,
  applySeasonRequest,
  planSeasonRequest,
  seasonPlanResponse,
} from '@outerpark/core/contract'
import { applySeason, planSeason, type SeasonPlan } from '@outerpark/core/musical'
import type { z } from 'zod'
import { MAX_SEASON_BYTES } from '../body-limits.ts'
import type { Commit } from '../commit.ts'
import { withTerms } from '../refund-json.ts'
import { type Route, route } from '../route.ts'

const tag = 'musicals'

/** The routes that compare a season with what is on sale, and make it so. */
export const seasonPlanRoutes = (commit: Commit, timeZone: () => string): Route[] => [
  planRoute(commit, timeZone),
  applyRoute(commit, timeZone),
]

const planRoute = (commit: Commit, timeZone: () => string): Route =>
  route({
    method: 'post',
    path: '/v1/seasons/plan',
    audience: { staff: ['admin'] },
    tag,
    summary: 'What a season would change; it changes nothing',
    body: planSeasonRequest,
    maxBytes: MAX_SEASON_BYTES,
    answer: seasonPlanResponse,
    // They are what `conflicts` says.
    codes: [
      'season-musical-unclear',
      'season-musical-twice',
      'season-fixed',
      'season-grades',
      'season-booked',
    ],
    async handle({ body: { musicals, prune }, requestId, caller }) {
      const wanted = wantedOf(musicals)
      const command = { musicals: wanted, prune, timeZone: timeZone() }
      // A plan is true for a moment, so no answer is kept for a second request with the same key.
      const { reply } = await commit(planSeason, command, {
        requestId,
        caller,
        idempotency: undefined,
      })
      return { status: 200, json: planJson(reply) }
    },
  })

const applyRoute = (commit: Commit, timeZone: () => string): Route =>
  route({
    method: 'post',
    path: '/v1/seasons/apply',
    audience: { staff: ['admin'] },
    tag,
    summary: 'Make what is on sale as a season says, all of it or nothing',
    body: applySeasonRequest,
    maxBytes: MAX_SEASON_BYTES,
    answer: appliedSeasonResponse,
    codes: ['season-conflicts', 'season-changed'],
    async handle(request) {
      const { musicals, prune, mark } = request.body
      const wanted = wantedOf(musicals)
      const command = { musicals: wanted, prune, mark, timeZone: timeZone() }
      const { reply, replayed } = await commit(applySeason, command, request)
      const json = { ...planJson(reply), musicalIds: [...reply.musicalIds] }
      return { status: 200, json, replayed }
    },
  })

/** The musicals of a season, as commands take them. */
const wantedOf = (musicals: z.output<typeof planSeasonRequest>['musicals']) =>
  musicals.map(({ performances, ...musical }) => ({
    ...withTerms(musical),
    performances: performances.map((each) => withTerms(each)),
  }))

/** A plan as the contract has it. */
const planJson = ({ mark, steps, notes, conflicts, unchanged }: SeasonPlan) => ({
  mark,
  steps: steps.map((step) =>
    step.is === 'performance-added' ? { ...step, grades: [...step.grades] } : step,
  ),
  notes: [...notes],
  conflicts: conflicts.map(({ path, code, params }) => ({ path, code, params: { ...params } })),
  unchanged,
})
