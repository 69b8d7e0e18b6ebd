import { type Asker, createToken, revokeToken, type TokenReply } from '@outerpark/core/access'
import {
  createCustomerTokenRequest,
  createdTokenResponse,
  createTokenRequest,
  type TokenResponse,
  tokenOwnerQuery,
  tokenResponse,
} from '@outerpark/core/contract'
import { asId, type Owner, type Token } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import { isStaffWith, lacks } from '../audience.ts'
import type { Caller } from '../caller.ts'
import type { Commit } from '../commit.ts'
import { namedPage, namedPageQuery, pageOf } from '../lists.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'
import type { TokenMaker } from '../token.ts'

type Parts = { readonly queries: Queries; readonly tokens: TokenMaker }

const tag = 'tokens'
/** The refusals of `createToken`. */
export const CREATE_CODES = ['token-exceeded', 'too-many-tokens', 'end-has-passed'] as const

/** The routes of tokens. Everybody has their own; the box office helps those who lost theirs. */
export function tokenRoutes(commit: Commit, { queries, tokens }: Parts): Route[] {
  return [
    listRoute(queries),
    createRoute(commit, tokens),
    revokeRoute(commit),
    route({
      method: 'post',
      path: '/v1/customers/{id}/tokens',
      audience: { staff: ['sell'] },
      tag,
      summary: 'A token for a customer who lost theirs; it is shown only in this answer',
      body: createCustomerTokenRequest,
      status: 201,
      answer: createdTokenResponse,
      codes: ['customer-not-found', ...CREATE_CODES],
      async handle(request) {
        const { caller, body, params } = request
        const owner = { customerId: asId<'customer'>(params.id ?? '') }
        const command = { ...body, ...tokens.make(), owner, asker: askerOf(caller) }
        const { reply, replayed } = await commit(createToken, command, request)
        return { status: 201, ...createdToken(reply, caller, tokens), replayed }
      },
    }),
  ]
}

function listRoute(queries: Queries): Route {
  return route({
    method: 'get',
    path: '/v1/tokens',
    audience: 'any-token',
    tag,
    summary: 'Tokens, newest first: your own, or those of another person for staff',
    query: namedPageQuery.extend(tokenOwnerQuery),
    answer: pageOf(tokenResponse),
    codes: ['customer-not-found', 'staff-not-found', 'not-allowed'],
    async handle({ caller, query: { customerId, staffId, ...page } }) {
      const owner = ownerOf(caller, customerId, staffId)
      const { items, next } = await queries.tokens({ ...namedPage('token', page), owner })
      return { status: 200, json: { items: items.map((token) => shown(token, caller)), next } }
    },
  })
}

function createRoute(commit: Commit, tokens: TokenMaker): Route {
  return route({
    method: 'post',
    path: '/v1/tokens',
    audience: 'any-token',
    tag,
    summary: 'Another token of your own; it is shown only in this answer',
    body: createTokenRequest,
    status: 201,
    answer: createdTokenResponse,
    codes: ['not-allowed', 'staff-not-found', 'customer-not-found', ...CREATE_CODES],
    async handle(request) {
      const { caller, body } = request
      const command = { ...body, ...tokens.make(), owner: personOf(caller), asker: askerOf(caller) }
      const { reply, replayed } = await commit(createToken, command, request)
      return { status: 201, ...createdToken(reply, caller, tokens), replayed }
    },
  })
}

function revokeRoute(commit: Commit): Route {
  return route({
    method: 'delete',
    path: '/v1/tokens/{id}',
    audience: 'any-token',
    tag,
    summary: 'Revoke a token: from the next request on it is refused, and its streams end',
    answer: tokenResponse,
    codes: ['token-not-found', 'token-exceeded'],
    async handle(request) {
      const { caller, params } = request
      const others = isStaffWith(caller, 'admin')
        ? 'everybody'
        : isStaffWith(caller, 'sell')
          ? 'customers'
          : 'nobody'
      const tokenId = asId<'token'>(params.id ?? '')
      const command = { tokenId, asker: askerOf(caller), others } as const
      const { reply, replayed } = await commit(revokeToken, command, request)
      return { status: 200, json: shown(reply.token, caller), replayed }
    },
  })
}

/** The token of a request, as the core names it. */
export function askerOf(caller: Caller): Asker {
  if (caller.role === 'nobody') throw new Problem('not-signed-in', { case: 'no-token' })
  return caller.role === 'admin' ? 'admin' : caller.token.id
}

/** The person who asks for a token of their own. */
function personOf(caller: Caller) {
  if (caller.role === 'customer') return { customerId: caller.customer.id }
  if (caller.role === 'staff') return { staffId: caller.staff.id }
  throw new Problem('not-allowed', { case: 'token-of-the-home' })
}

/** Whose tokens are listed. An id of another customer is answered to a customer as one that does not exist. */
function ownerOf(
  caller: Caller,
  customerId: string | undefined,
  staffId: string | undefined,
): Owner {
  const own = 'token' in caller ? caller.token.owner : undefined
  if (customerId !== undefined && staffId !== undefined)
    throw new Problem('validation-failed', { case: 'two-owners' })
  const asked = customerId ?? staffId
  if (asked === undefined || asked === own) return own ?? asId<'staff'>(namedOr(asked))
  if (caller.role === 'customer')
    throw customerId === undefined
      ? new Problem('staff-not-found', { id: asked })
      : new Problem('customer-not-found', { case: 'id', id: asked })
  const needed = customerId === undefined ? 'admin' : 'sell'
  if (caller.role === 'staff' && !isStaffWith(caller, needed)) throw lacks(caller.token, [needed])
  return asId<'staff'>(asked)
}

function namedOr(asked: string | undefined): string {
  if (asked !== undefined) return asked
  throw new Problem('validation-failed', { case: 'no-owner' })
}

/** A token as a caller sees it. */
export const shown = (token: Token, caller: Caller): TokenResponse => ({
  ...token,
  scopes: [...token.scopes],
  current: 'token' in caller && caller.token.id === token.id,
})

/**
 * The answer with a new token.
 * @throws Problem `idempotency-key-reused` if the request is a repeated one and came with another token: a weak token
 *   must not get a strong one in this way
 */
export function createdToken(reply: TokenReply, caller: Caller, tokens: TokenMaker) {
  if (reply.asker !== askerOf(caller))
    throw new Problem('idempotency-key-reused', { case: 'token' })
  const json = { details: shown(reply.token, caller), token: tokens.textOf(reply.tokenId) }
  return { json, location: `/v1/tokens/${reply.tokenId}` }
}
