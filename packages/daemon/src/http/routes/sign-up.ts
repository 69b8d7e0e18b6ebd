import { codeSentResponse, signedUpResponse, signUpRequest } from '@outerpark/core/contract'
import { signUp } from '@outerpark/core/customer'
import type { Queries } from '@outerpark/core/ports'
import { MAX_SIGN_UP_BYTES } from '../body-limits.ts'
import type { RequestCodeByMail } from '../codes-by-mail.ts'
import type { Commit } from '../commit.ts'
import { found } from '../lists.ts'
import { type Route, route } from '../route.ts'
import type { TokenMaker } from '../token.ts'

type Parts = {
  readonly queries: Queries
  readonly tokens: TokenMaker
  /** if addresses are confirmed by a code */
  readonly requestCode: RequestCodeByMail | undefined
}

/** The route for signing up. */
export function signUpRoutes(commit: Commit, { queries, tokens, requestCode }: Parts): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/customers',
      audience: 'anyone',
      tag: 'customers',
      summary:
        'Sign up; the token is shown only in this answer. With `addresses: code` it is 202, and a code comes by mail',
      body: signUpRequest,
      maxBytes: MAX_SIGN_UP_BYTES,
      allowance: 'sign-up',
      status: 201,
      answer: signedUpResponse,
      accepted: codeSentResponse,
      codes: ['email-already-registered', 'customer-not-found', 'too-many-codes'],
      async handle(request) {
        const { email, ...wish } = request.body
        if (requestCode) {
          const wished = { kind: 'sign-up', ...wish } as const
          const { sent, replayed } = await requestCode(email, wished, request)
          return { status: 202, json: sent, replayed }
        }
        const command = { ...request.body, ...tokens.make() }
        const { reply, replayed } = await commit(signUp, command, request)
        // The kept answer has no personal data. After a repeated sign-up this is the customer as of now.
        const customer = await queries.customer(reply.customerId)
        const json = {
          customer: found(customer, 'customer-not-found', reply.customerId),
          token: tokens.textOf(reply.tokenId),
        }
        return { status: 201, json, replayed, location: '/v1/whoami' }
      },
    }),
  ]
}
