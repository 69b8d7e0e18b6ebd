import { flaw, musicalResponse, performanceResponse } from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import { canonicalMoment, readMoment } from '@outerpark/core/names'
import type { Queries } from '@outerpark/core/ports'
import { z } from 'zod'
import type { Commit } from '../commit.ts'
import { found, namedPage, namedPageQuery, pageOf } from '../lists.ts'
import { withPolicy } from '../refund-json.ts'
import { type Route, route } from '../route.ts'
import { discountRoutes } from './discounts.ts'
import { offSaleRoutes } from './off-sale.ts'
import { registerRoutes } from './register.ts'

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
  return [
    ...registerRoutes(commit, timeZone),
    ...offSaleRoutes(commit, { queries }),
    ...discountRoutes(commit, queries),
    ...musicals(queries),
    ...performances(queries),
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
        const { items, next } = await queries.musicals(namedPage('musical', query))
        return { status: 200, json: { items: items.map((each) => withPolicy(each)), next } }
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
        return { status: 200, json: withPolicy(found(musical, 'musical-not-found', id)) }
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
        const { items, next } = await queries.performances(request)
        return { status: 200, json: { items: items.map((each) => withPolicy(each)), next } }
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
        return { status: 200, json: withPolicy(found(performance, 'performance-not-found', id)) }
      },
    }),
  ]
}
