import {
  announcementsResponse,
  editMusicalRequest,
  messageRequest,
  messageResponse,
  movedResponse,
  moveRequest,
  musicalResponse,
  recastRequest,
  recastResponse,
} from '@outerpark/core/contract'
import { asId, type MusicalId, type PerformanceId } from '@outerpark/core/kernel'
import {
  editMusical,
  movePerformance,
  recastPerformance,
  sendMessage,
} from '@outerpark/core/musical'
import type { Queries } from '@outerpark/core/ports'
import { readPolicy } from '@outerpark/core/refund'
import type { Commit } from '../commit.ts'
import { found } from '../lists.ts'
import { withPolicy } from '../refund-json.ts'
import { type Route, route } from '../route.ts'

type Parts = { readonly queries: Pick<Queries, 'performance' | 'announcements'> }

const audience = { staff: ['admin'] } as const
const tag = 'musicals'
const ABOUT_A_PERFORMANCE = ['performance-not-found', 'performance-cancelled'] as const

/** What a change of a performance, or a time in its hall, is refused for. */
const CHANGES = [
  ...ABOUT_A_PERFORMANCE,
  ...(['performance-has-begun', 'choice-end-wrong'] as const),
  ...(['local-time-skipped', 'local-time-ambiguous', 'time-zone-needed'] as const),
] as const

type Named = (id: string | undefined) => Promise<{
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
}>

/** The routes that change a performance and tell everybody who has booked it (domain 3.9). */
export function announceRoutes(commit: Commit, { queries }: Parts): Route[] {
  /** The performance never gets another musical, so it may be read before the commit. */
  const named: Named = async (id = '') => {
    const performanceId = asId<'performance'>(id)
    const performance = await queries.performance(performanceId)
    const { musicalId } = found(performance, 'performance-not-found', id)
    return { performanceId, musicalId }
  }
  return [
    moveRoute(commit, named),
    castRoute(commit, named),
    messageRoute(commit),
    announcementsRoute(queries, named),
    editRoute(commit),
  ]
}

const moveRoute = (commit: Commit, named: Named): Route =>
  route({
    method: 'post',
    path: '/v1/performances/{id}/move',
    ...{ audience, tag },
    summary:
      'Move a performance to another time: bookings stay valid, and who had booked may get everything back until a date',
    body: moveRequest,
    answer: movedResponse,
    codes: [...CHANGES, 'time-unchanged', 'performance-exists'],
    async handle(request) {
      const command = { ...(await named(request.params.id)), ...request.body }
      const { reply, replayed } = await commit(movePerformance, command, request)
      return { status: 200, json: reply, replayed }
    },
  })

const castRoute = (commit: Commit, named: Named): Route =>
  route({
    method: 'put',
    path: '/v1/performances/{id}/cast',
    ...{ audience, tag },
    summary: 'Say who plays in a performance, and tell everybody who has booked it',
    body: recastRequest,
    answer: recastResponse,
    codes: CHANGES,
    async handle(request) {
      const command = { ...(await named(request.params.id)), ...request.body }
      const { reply, replayed } = await commit(recastPerformance, command, request)
      return { status: 200, json: reply, replayed }
    },
  })

const messageRoute = (commit: Commit): Route =>
  route({
    method: 'post',
    path: '/v1/performances/{id}/messages',
    ...{ audience, tag },
    summary: 'Write to everybody who has booked a performance',
    body: messageRequest,
    answer: messageResponse,
    codes: ABOUT_A_PERFORMANCE,
    async handle(request) {
      const performanceId = asId<'performance'>(request.params.id ?? '')
      const command = { performanceId, ...request.body }
      const { reply, replayed } = await commit(sendMessage, command, request)
      return { status: 200, json: reply, replayed }
    },
  })

const announcementsRoute = (queries: Parts['queries'], named: Named): Route =>
  route({
    method: 'get',
    path: '/v1/performances/{id}/announcements',
    ...{ audience, tag },
    summary:
      'What everybody hears of who has booked a performance, oldest first, and how many have',
    answer: announcementsResponse,
    codes: ['performance-not-found'],
    async handle({ params: { id } }) {
      const { performanceId } = await named(id)
      const all = await queries.announcements(performanceId)
      const items = all.map(({ performanceId: _, ...each }) => each)
      return { status: 200, json: { items } }
    },
  })

const editRoute = (commit: Commit): Route =>
  route({
    method: 'patch',
    path: '/v1/musicals/{id}',
    ...{ audience, tag },
    summary: 'Change facts of a musical; who has booked sees a new title, and hears of a new cast',
    body: editMusicalRequest,
    answer: musicalResponse,
    codes: ['musical-not-found', 'refund-policy-currency'],
    async handle(request) {
      const { refund, ...facts } = request.body
      const policy = refund === undefined ? {} : { refund: refund && readPolicy(refund) }
      const musicalId = asId<'musical'>(request.params.id ?? '')
      const command = { musicalId, ...facts, ...policy }
      const { reply, replayed } = await commit(editMusical, command, request)
      return { status: 200, json: withPolicy(reply), replayed }
    },
  })
