import {
  addDiscountRequest,
  discountResponse,
  discountsResponse,
  endDiscountRequest,
} from '@outerpark/core/contract'
import {
  addDiscount,
  codeKey,
  type Discount,
  type DiscountTerms,
  endDiscount,
} from '@outerpark/core/discount'
import { asId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import type { z } from 'zod'
import type { Commit } from '../commit.ts'
import { found } from '../lists.ts'
import { type Route, route } from '../route.ts'

const audience = { staff: ['admin'] } as const
const tag = 'musicals'

/** The routes with which the admin gives discounts (domain 3.3). */
export const discountRoutes = (
  commit: Commit,
  queries: Pick<Queries, 'discounts' | 'musical'>,
): Route[] => [
  addRoute(commit),
  route({
    method: 'get',
    path: '/v1/musicals/{id}/discounts',
    audience,
    tag,
    summary: 'The discounts of a musical, and how often each is used',
    answer: discountsResponse,
    codes: ['musical-not-found'],
    async handle({ params }) {
      const id = asId<'musical'>(params.id ?? '')
      found(await queries.musical(id), 'musical-not-found', id)
      const items = (await queries.discounts(id)).map(discountJson)
      return { status: 200, json: { items } }
    },
  }),
  endRoute(commit),
]

const addRoute = (commit: Commit): Route =>
  route({
    method: 'post',
    path: '/v1/musicals/{id}/discounts',
    audience,
    tag,
    summary: 'Add a discount to a musical',
    body: addDiscountRequest,
    status: 201,
    answer: discountResponse,
    codes: ['musical-not-found', 'code-taken'],
    async handle(request) {
      const musicalId = asId<'musical'>(request.params.id ?? '')
      const { reason, ...wanted } = request.body
      const command = { musicalId, terms: termsOf(wanted), reason }
      const { reply, replayed } = await commit(addDiscount, command, request)
      const location = `/v1/musicals/${musicalId}/discounts`
      return { status: 201, json: discountJson(reply), replayed, location }
    },
  })

const endRoute = (commit: Commit): Route =>
  route({
    method: 'post',
    path: '/v1/musicals/{id}/discounts/{discount}/end',
    audience,
    tag,
    summary: 'End a discount for later bookings; those that have it keep it',
    body: endDiscountRequest,
    answer: discountResponse,
    codes: ['musical-not-found', 'discount-not-found'],
    async handle(request) {
      const { id = '', discount = '' } = request.params
      const ids = { musicalId: asId<'musical'>(id), discountId: asId<'discount'>(discount) }
      const { reply, replayed } = await commit(endDiscount, { ...ids, ...request.body }, request)
      return { status: 200, json: discountJson(reply), replayed }
    },
  })

type Wanted = Omit<z.output<typeof addDiscountRequest>, 'reason'>

/** Basis points of a percent. */
const POINTS = 100

function termsOf({ percent, amount, price, code, stack, ...terms }: Wanted): DiscountTerms {
  const off = amount
    ? { amount }
    : price
      ? { price }
      : { percent: Math.round((percent ?? 0) * POINTS) }
  const { performances, ...plain } = terms
  // What was left out is not there: the schema leaves no field undefined.
  const rest = plain as Omit<DiscountTerms, 'off' | 'code' | 'stack' | 'performances'>
  return {
    ...rest,
    off,
    ...(code !== undefined && { code: codeKey(code) }),
    ...(performances && { performances: performances.map((id) => asId<'performance'>(id)) }),
    ...(stack === 'add' && { stack }),
  }
}

/** A discount as it was asked for. */
function discountJson({ off, performances, grades, ...discount }: Discount) {
  const kind = 'percent' in off ? { percent: off.percent / POINTS } : off
  return {
    ...discount,
    ...kind,
    ...(performances && { performances: [...performances] }),
    ...(grades && { grades: [...grades] }),
  }
}
