import { customerResponse, type WhoamiResponse, whoamiResponse } from '@outerpark/core/contract'
import { type CustomerId, STAFF_SCOPES } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import { z } from 'zod'
import type { Caller } from '../caller.ts'
import type { RequestCodeByMail } from '../codes-by-mail.ts'
import type { Commit } from '../commit.ts'
import { found, namedPage, namedPageQuery, pageOf, search } from '../lists.ts'
import { type Route, route } from '../route.ts'
import { WHOM_CODES, whomOf } from '../whom.ts'
import { changeRoute, eraseRoute } from './customer-changes.ts'
import { shown } from './tokens.ts'

type Parts = {
  readonly queries: Queries
  readonly requestCode: RequestCodeByMail | undefined
}

const tag = 'customers'
const unconfirmed = z
  .enum(['true', 'false'])
  .optional()
  .meta({ description: 'only those whose address is not confirmed' })

/** The routes about customers who exist: who asks, one of them, all of them, and changes. */
export function customerRoutes(commit: Commit, { queries, requestCode }: Parts): Route[] {
  const customerOf = async (id: CustomerId) =>
    found(await queries.customer(id), 'customer-not-found', id)
  return [
    route({
      method: 'get',
      path: '/v1/whoami',
      audience: 'any-token',
      tag,
      summary: 'Who the token belongs to, and what it may do',
      answer: whoamiResponse,
      handle: async ({ caller }) => ({ status: 200, json: identityOf(caller) }),
    }),
    route({
      method: 'get',
      path: '/v1/customers',
      audience: { staff: ['read', 'sell'] },
      tag,
      summary: 'Customers, newest first',
      query: namedPageQuery.extend({ search, unconfirmed }),
      answer: pageOf(customerResponse),
      async handle({ query }) {
        const { search: part, unconfirmed: only, ...page } = query
        const request = {
          ...namedPage('customer', page),
          search: part,
          unconfirmed: only === 'true',
        }
        return { status: 200, json: await queries.customers(request) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/customers/{id}',
      audience: { customer: 'read', staff: ['read', 'sell'] },
      tag,
      summary: 'One customer: `me`, or for staff any id',
      answer: customerResponse,
      codes: WHOM_CODES,
      handle: async ({ caller, params: { id = '' } }) => ({
        status: 200,
        json: await customerOf(whomOf(caller, id)),
      }),
    }),
    changeRoute(commit, customerOf, requestCode),
    eraseRoute(commit),
  ]
}

function identityOf(caller: Caller): WhoamiResponse {
  const nobody = { customer: null, staff: null, token: null }
  if (!('token' in caller))
    // The route is for those with a token, and this one is the token of the home.
    return { role: 'admin', ...nobody, scopes: [...STAFF_SCOPES] }
  const token = shown(caller.token, caller)
  const { scopes } = token
  if (caller.role === 'customer')
    return { role: 'customer', ...nobody, customer: caller.customer, scopes, token }
  const { staff } = caller
  return { role: 'staff', ...nobody, staff: { ...staff, scopes: [...staff.scopes] }, scopes, token }
}
