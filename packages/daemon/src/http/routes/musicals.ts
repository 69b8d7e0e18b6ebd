import {
  addedPerformancesResponse,
  addPerformancesRequest,
  flaw,
  importSeasonRequest,
  musicalResponse,
  performanceResponse,
  registeredMusicalResponse,
  registerMusicalRequest,
  seasonResponse,
} from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import { addPerformances, registerMusicals } from '@outerpark/core/musical'
import { canonicalMoment, readMoment } from '@outerpark/core/names'
import type { Queries } from '@outerpark/core/ports'
import { z } from 'zod'
import { MAX_MUSICAL_BYTES, MAX_SEASON_BYTES } from '../body-limits.ts'
import type { Commit } from '../commit.ts'
import { found, namedPage, namedPageQuery, pageOf } from '../lists.ts'
import { type Route, route } from '../route.ts'

/** A moment of RFC 3339 with its offset, as ms since the epoch. */
const momentQuery = (description: string) =>
  z
    .string()
    .refine(
      (text) => readMoment(text)?.offset !== undefined,
      flaw('not-a-moment', { example: '2027-01-05T19:30:00+09:00' }),
    )
    .optional()
    .meta({ format: 'date-time', description, example: '2027-01-05T00:00:00+09:00' })

const msOfQuery = (text: string | undefined) =>
  text === undefined ? undefined : Date.parse(canonicalMoment(text))

const performancePageQuery = namedPageQuery.extend({
  musicalId: z
    .string()
    .max(20)
    .optional()
    .meta({ description: 'only performances of this musical' }),
  from: momentQuery('only performances that begin then or later'),
  to: momentQuery('only performances that begin before then'),
  title: z.string().max(200).optional().meta({ description: 'a part of the title, in any case' }),
  available: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'with true: only performances with a free seat' }),
})

const tag = 'musicals'

/** The routes of musicals and their performances. The admin registers them, everybody may read them (F1). */
export function musicalRoutes(
  commit: Commit,
  queries: Queries,
  { timeZone }: { readonly timeZone: () => string },
): Route[] {
  return [...registering(commit, timeZone), ...musicals(queries), ...performances(queries)]
}

/** Why performances are not put on sale. */
const NOT_ON_SALE = [
  'hall-not-found',
  'hall-grades',
  'performance-has-begun',
  'performance-exists',
  'local-time-skipped',
  'local-time-ambiguous',
  'time-zone-needed',
] as const

/** The routes with which the admin puts performances on sale. */
function registering(commit: Commit, timeZone: () => string): Route[] {
  return [
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
        const command = { musicals: [request.body], timeZone: timeZone() }
        const { reply, replayed } = await commit(registerMusicals, command, request)
        const [registered] = reply.musicals
        if (!registered) throw new Error('One musical was registered, and none came back.')
        const location = `/v1/musicals/${registered.musical.id}`
        return { status: 201, json: registered, replayed, location }
      },
    }),
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
        const command = { ...request.body, timeZone: timeZone() }
        const { reply, replayed } = await commit(registerMusicals, command, request)
        return { status: 201, json: reply, replayed, location: '/v1/musicals' }
      },
    }),
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
        const command = { musicalId, performances: request.body.performances }
        const { reply, replayed } = await commit(addPerformances, command, request)
        const location = `/v1/performances?musicalId=${musicalId}`
        return { status: 201, json: reply, replayed, location }
      },
    }),
  ]
}

function musicals(queries: Queries): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/musicals',
      audience: 'anyone',
      tag,
      summary: 'Musicals, newest first',
      query: namedPageQuery,
      answer: pageOf(musicalResponse),
      async handle({ query }) {
        return { status: 200, json: await queries.musicals(namedPage('musical', query)) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/musicals/{id}',
      audience: 'anyone',
      tag,
      summary: 'One musical',
      answer: musicalResponse,
      codes: ['musical-not-found'],
      async handle({ params: { id = '' } }) {
        const musical = await queries.musical(asId<'musical'>(id))
        return { status: 200, json: found(musical, 'musical-not-found', id) }
      },
    }),
  ]
}

function performances(queries: Queries): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/performances',
      audience: 'anyone',
      tag,
      summary: 'Performances by time, with their seats',
      query: performancePageQuery,
      answer: pageOf(performanceResponse),
      async handle({ query: { musicalId, from, to, title, available, ...page } }) {
        const request = {
          ...namedPage('performance', page),
          ...(musicalId !== undefined && { musicalId: asId<'musical'>(musicalId) }),
          ...{ from: msOfQuery(from), to: msOfQuery(to), title },
          available: available === 'true',
        }
        return { status: 200, json: await queries.performances(request) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/performances/{id}',
      audience: 'anyone',
      tag,
      summary: 'One performance, with its seats',
      answer: performanceResponse,
      codes: ['performance-not-found'],
      async handle({ params: { id = '' } }) {
        const performance = await queries.performance(asId<'performance'>(id))
        return { status: 200, json: found(performance, 'performance-not-found', id) }
      },
    }),
  ]
}
