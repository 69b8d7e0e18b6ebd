import {
  addedPerformancesResponse,
  addPerformancesRequest,
  importSeasonRequest,
  registeredMusicalResponse,
  registerMusicalRequest,
  seasonResponse,
} from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import { addPerformances, registerMusicals } from '@outerpark/core/musical'
import { MAX_MUSICAL_BYTES, MAX_SEASON_BYTES } from '../body-limits.ts'
import type { Commit } from '../commit.ts'
import { musicalWithTerms, registeredJson, withPolicy, withTerms } from '../refund-json.ts'
import { type Route, route } from '../route.ts'

const tag = 'musicals'

/** Why performances are not put on sale. */
const NOT_ON_SALE = [
  'hall-not-found',
  'hall-grades',
  'performance-has-begun',
  'performance-exists',
  'local-time-skipped',
  'local-time-ambiguous',
  'time-zone-needed',
  'booking-fee-currency',
  'refund-policy-currency',
] as const

/** The routes with which the admin puts performances on sale. */
export const registerRoutes = (commit: Commit, timeZone: () => string): Route[] => [
  registerRoute(commit, timeZone),
  seasonRoute(commit, timeZone),
  addRoute(commit),
]

const registerRoute = (commit: Commit, timeZone: () => string): Route =>
  route({
    method: 'post',
    path: '/v1/musicals',
    audience: { staff: ['admin'] },
    tag,
    summary: 'Register a musical with its performances',
    body: registerMusicalRequest,
    maxBytes: MAX_MUSICAL_BYTES,
    status: 201,
    answer: registeredMusicalResponse,
    codes: NOT_ON_SALE,
    async handle(request) {
      const command = { musicals: [musicalWithTerms(request.body)], timeZone: timeZone() }
      const { reply, replayed } = await commit(registerMusicals, command, request)
      const [registered] = reply.musicals
      if (!registered) throw new Error('One musical was registered, and none came back.')
      const location = `/v1/musicals/${registered.musical.id}`
      return { status: 201, json: registeredJson(registered), replayed, location }
    },
  })

const seasonRoute = (commit: Commit, timeZone: () => string): Route =>
  route({
    method: 'post',
    path: '/v1/seasons',
    audience: { staff: ['admin'] },
    tag,
    summary: 'Register many musicals, all or none',
    body: importSeasonRequest,
    maxBytes: MAX_SEASON_BYTES,
    status: 201,
    answer: seasonResponse,
    codes: NOT_ON_SALE,
    async handle(request) {
      const musicals = request.body.musicals.map((each) => musicalWithTerms(each))
      const command = { musicals, timeZone: timeZone() }
      const { reply, replayed } = await commit(registerMusicals, command, request)
      return {
        status: 201,
        json: { musicals: reply.musicals.map(registeredJson) },
        replayed,
        location: '/v1/musicals',
      }
    },
  })

const addRoute = (commit: Commit): Route =>
  route({
    method: 'post',
    path: '/v1/musicals/{id}/performances',
    audience: { staff: ['admin'] },
    tag,
    summary: 'Add performances to a musical, all or none',
    body: addPerformancesRequest,
    maxBytes: MAX_MUSICAL_BYTES,
    status: 201,
    answer: addedPerformancesResponse,
    codes: ['musical-not-found', ...NOT_ON_SALE],
    async handle(request) {
      const musicalId = asId<'musical'>(request.params.id ?? '')
      const performances = request.body.performances.map((each) => withTerms(each))
      const command = { musicalId, performances }
      const { reply, replayed } = await commit(addPerformances, command, request)
      const location = `/v1/performances?musicalId=${musicalId}`
      const added = reply.performances.map((each) => withPolicy(each))
      return { status: 201, json: { performances: added }, replayed, location }
    },
  })
