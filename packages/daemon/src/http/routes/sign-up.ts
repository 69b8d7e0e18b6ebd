import { createHmac, randomBytes } from 'node:crypto'
import { signedUpResponse, signUpRequest } from '@outerpark/core/contract'
import { signUp } from '@outerpark/core/customer'
import type { Queries } from '@outerpark/core/ports'
import { MAX_SIGN_UP_BYTES } from '../body-limits.ts'
import type { Commit } from '../commit.ts'
import { found } from '../lists.ts'
import { type Route, route } from '../route.ts'
import { tokenHash } from '../token.ts'

/**
 * The route for signing up.
 *
 * @param tokenSecret the secret from which each token is derived. So the answer to a repeated sign-up can contain the
 *   same token, although the store has only the token's hash.
 */
export function signUpRoutes(commit: Commit, queries: Queries, tokenSecret: string): Route[] {
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
      allowance: 'sign-up',
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
  ]
}
