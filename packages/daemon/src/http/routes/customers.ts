import { createHmac, randomBytes } from 'node:crypto'
import { signedUpResponse, signUpRequest, whoamiResponse } from '@outerpark/core/contract'
import { signUp } from '@outerpark/core/customer'
import { tokenHash } from '../caller.ts'
import type { Commit } from '../commit.ts'
import { type Route, route } from '../route.ts'

/**
 * Signing up, and who a token is.
 * @param tokenSecret tokens are derived from it, so that a repeated sign-up gets its first answer again,
 *   token included, although only the token's hash is stored
 */
export function customerRoutes(commit: Commit, tokenSecret: string): Route[] {
  const tokenOf = (tokenId: string) =>
    `op_${createHmac('sha256', tokenSecret).update(tokenId).digest('base64url')}`
  return [
    route({
      method: 'post',
      path: '/v1/customers',
      audience: 'anyone',
      tag: 'customers',
      summary: 'Sign up; the token is shown this once',
      body: signUpRequest,
      status: 201,
      answer: signedUpResponse,
      codes: ['email-already-registered'],
      async handle(request) {
        const tokenId = randomBytes(16).toString('base64url')
        const command = { ...request.body, tokenId, tokenHash: tokenHash(tokenOf(tokenId)) }
        const { reply } = await commit(signUp, command, request)
        return { status: 201, json: { customer: reply.customer, token: tokenOf(reply.tokenId) } }
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
        const customer = caller.role === 'customer' ? caller.customer : null
        return { status: 200, json: { role: caller.role, customer } }
      },
    }),
  ]
}
