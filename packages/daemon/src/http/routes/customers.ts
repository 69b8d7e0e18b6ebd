import { createHmac, randomBytes } from 'node:crypto'
import { signedUpResponse, signUpRequest, whoamiResponse } from '@outerpark/core/contract'
import { signUp } from '@outerpark/core/customer'
import { MAX_SIGN_UP_BYTES } from '../body-limits.ts'
import type { Queries } from '@outerpark/core/ports'
import type { Commit } from '../commit.ts'
import { found } from '../lists.ts'
import { type Route, route } from '../route.ts'
import { tokenHash } from '../token.ts'

/**
 * The routes for signing up, and for asking who the caller is.
 *
 * @param tokenSecret the secret from which each token is derived. So the answer to a repeated sign-up can contain the
 *   same token, although the store has only the token's hash.
 */
export function customerRoutes(commit: Commit, queries: Queries, tokenSecret: string): Route[] {
  const tokenOf = (tokenId: string) =>
    `op_${createHmac('sha256', tokenSecret).update(tokenId).digest('base64url')}`
  return [
    route({
      method: 'post',
      path: '/v1/customers',
      audience: 'anyone',
      tag: 'customers',
      summary: 'Sign up; the token is shown only in this answer',
      body: signUpRequest,
      maxBytes: MAX_SIGN_UP_BYTES,
      status: 201,
      answer: signedUpResponse,
      codes: ['email-already-registered', 'customer-not-found'],
      async handle(request) {
        const tokenId = randomBytes(16).toString('base64url')
        const command = { ...request.body, tokenId, tokenHash: tokenHash(tokenOf(tokenId)) }
        const { reply, replayed } = await commit(signUp, command, request)
        // The kept answer has no personal data. After a repeated sign-up this is the customer as of now.
        const customer = await queries.customer(reply.customerId)
        const json = {
          customer: found(customer, 'customer-not-found', reply.customerId),
          token: tokenOf(reply.tokenId),
        }
        return { status: 201, json, replayed, location: '/v1/whoami' }
      },
    }),
    route({
      method: 'get',
      path: '/v1/whoami',
      audience: 'signed-in',
      tag: 'customers',
      summary: 'Who the token belongs to',
      answer: whoamiResponse,
      async handle({ caller }) {
        // The route is for those who are signed in: a customer or the admin.
        if (caller.role === 'customer')
          return { status: 200, json: { role: caller.role, customer: caller.customer } }
        return { status: 200, json: { role: 'admin' as const, customer: null } }
      },
    }),
  ]
}
