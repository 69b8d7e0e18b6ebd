import {
  changeCustomerRequest,
  customerResponse,
  erasedCustomerResponse,
  type WhoamiResponse,
  whoamiResponse,
} from '@outerpark/core/contract'
import { type Customer, changeCustomer, eraseCustomer } from '@outerpark/core/customer'
import {
  asId,
  CUSTOMER_SCOPES,
  type CustomerId,
  STAFF_SCOPES,
  type Token,
} from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import { z } from 'zod'
import type { Caller } from '../caller.ts'
import type { RequestCodeByMail } from '../codes-by-mail.ts'
import type { Commit } from '../commit.ts'
import { keyOfPart } from '../idempotency.ts'
import { found, namedPage, namedPageQuery, pageOf, search } from '../lists.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { shown } from './tokens.ts'

type Parts = {
  readonly queries: Queries
  readonly requestCode: RequestCodeByMail | undefined
}

const tag = 'customers'
const ME = 'me'
const unconfirmed = z
  .enum(['true', 'false'])
  .optional()
  .meta({ description: 'only those whose address is not confirmed' })

/**
 * Whom a route is about: `me`, or an id. Customers reach themselves only, staff everybody.
 * @throws Problem `customer-not-found` for the id of another customer, whether there is one or not
 */
export function whomOf(caller: Caller, id: string): CustomerId {
  if (caller.role === 'customer') {
    if (id === ME || id === caller.customer.id) return caller.customer.id
    throw new Problem('customer-not-found', `There is nothing with the id ${id}.`)
  }
  if (id !== ME) return asId<'customer'>(id)
  throw new Problem('customers-only', 'Those who work at the box office are no customers.', {
    hint: 'Name a customer by the id, or use the profile of a customer.',
  })
}

const codes = ['customers-only', 'customer-not-found'] as const

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
      codes,
      handle: async ({ caller, params: { id = '' } }) => ({
        status: 200,
        json: await customerOf(whomOf(caller, id)),
      }),
    }),
    ...changes(commit, customerOf, requestCode),
  ]
}

/** The routes that change and erase a customer. */
function changes(
  commit: Commit,
  customerOf: (id: CustomerId) => Promise<Customer>,
  requestCode: RequestCodeByMail | undefined,
): Route[] {
  return [
    route({
      method: 'patch',
      path: '/v1/customers/{id}',
      audience: { customer: 'book', staff: ['sell'] },
      tag,
      summary: 'Change name, address, language or mail wish; what is left out stays',
      body: changeCustomerRequest,
      answer: customerResponse,
      codes: [
        ...codes,
        ...([
          'customer-erased',
          'email-already-registered',
          'too-many-codes',
          'token-exceeded',
        ] as const),
      ],
      async handle(request) {
        const customerId = whomOf(request.caller, request.params.id ?? '')
        const { caller } = request
        const { email, ...others } = request.body
        const isOwnMove =
          caller.role === 'customer' &&
          email !== undefined &&
          email.toLowerCase() !== caller.customer.email
        if (isOwnMove) checkFull(caller.token)
        // The old address stays until the code that is sent to the new one comes back. The admin needs none.
        const isPending = requestCode !== undefined && isOwnMove
        const change = isPending ? others : request.body
        const idempotency = isPending
          ? keyOfPart(request.idempotency, 'change')
          : request.idempotency
        // First, since it may be refused: then nothing is changed.
        const asked =
          isPending && (await requestCode(email, { kind: 'change', customerId }, request))
        const changed =
          Object.keys(change).length > 0 &&
          (await commit(changeCustomer, { customerId, ...change }, { ...request, idempotency }))
        const { replayed } = asked || changed || { replayed: false }
        const customer = await customerOf(customerId)
        const json = isPending ? { ...customer, pendingEmail: email } : customer
        return { status: 200, json, replayed }
      },
    }),
    route({
      method: 'delete',
      path: '/v1/customers/{id}',
      audience: { customer: 'book', staff: ['admin'] },
      tag,
      summary: 'Erase a customer: name and address are deleted, bookings and payments stay',
      answer: erasedCustomerResponse,
      codes: [...codes, 'customer-erased', 'customer-has-bookings'],
      async handle(request) {
        const customerId = whomOf(request.caller, request.params.id ?? '')
        const { position, replayed } = await commit(eraseCustomer, { customerId }, request)
        return { status: 200, json: { id: customerId, position }, replayed }
      },
    }),
  ]
}

/**
 * Checks that a token can do all that a customer may, and has no end. Whoever has the e-mail address gets such a token, so
 * with less of one nobody changes the address: a stolen token must not become stronger.
 * @throws Problem `token-exceeded`
 */
function checkFull({ name, scopes, endsAt }: Token): void {
  const isFull = CUSTOMER_SCOPES.every((scope) => scopes.includes(scope))
  if (isFull && endsAt === null) return
  const less = isFull ? `ends at ${endsAt}` : `has only ${scopes.join(', ')}`
  throw new Problem(
    'token-exceeded',
    `The token "${name}" ${less}, so it cannot change the e-mail address: whoever has the address can get a token for everything.`,
    { hint: 'Use a token with read and book that does not end, or ask the box office.' },
  )
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
