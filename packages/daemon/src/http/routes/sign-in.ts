import {
  codeSentResponse,
  confirmCustomerRequest,
  confirmedResponse,
  confirmRequest,
  customerResponse,
  signInRequest,
} from '@outerpark/core/contract'
import { codeNotValid, confirmCode, confirmCustomer } from '@outerpark/core/customer'
import { asId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import { MAX_SIGN_UP_BYTES } from '../body-limits.ts'
import { matcher, type RequestCodeByMail } from '../codes-by-mail.ts'
import type { Commit } from '../commit.ts'
import { found } from '../lists.ts'
import { Problem, refused } from '../problem.ts'
import { type Route, route } from '../route.ts'
import type { TokenMaker } from '../token.ts'

type Parts = {
  readonly queries: Queries
  readonly tokens: TokenMaker
  readonly secret: string
  /** undefined if no codes are sent */
  readonly requestCode: RequestCodeByMail | undefined
}

const tag = 'customers'

/** The routes for codes by mail, and for the admin who confirms a customer. */
export function signInRoutes(commit: Commit, parts: Parts): Route[] {
  return [askRoute(parts), confirmRoute(commit, parts), adminRoute(commit, parts)]
}

function askRoute({ requestCode }: Parts): Route {
  return route({
    method: 'post',
    path: '/v1/sign-in',
    audience: 'anyone',
    tag,
    summary: 'Ask for a code by mail, which signs in; the answer is the same for every address',
    body: signInRequest,
    maxBytes: MAX_SIGN_UP_BYTES,
    allowance: 'sign-up',
    status: 202,
    answer: codeSentResponse,
    codes: ['no-mail', 'too-many-codes'],
    async handle(request) {
      if (!requestCode) throw new Problem('no-mail', {})
      const { email } = request.body
      const { sent, replayed } = await requestCode(email, { kind: 'sign-in' }, request)
      return { status: 202, json: sent, replayed }
    },
  })
}

function confirmRoute(commit: Commit, { queries, tokens, secret }: Parts): Route {
  return route({
    method: 'post',
    path: '/v1/sign-in/confirm',
    audience: 'anyone',
    tag,
    summary: 'Use a code that came by mail: finish a sign-up, sign in, or confirm a new address',
    body: confirmRequest,
    maxBytes: MAX_SIGN_UP_BYTES,
    allowance: 'sign-up',
    answer: confirmedResponse,
    codes: ['code-not-valid', 'email-already-registered', 'customer-not-found'],
    async handle(request) {
      const { caller, body } = request
      const command = {
        email: body.email,
        matches: matcher(secret, body.email, body.code),
        caller: caller.role === 'customer' ? caller.customer.id : undefined,
        ...tokens.make(),
      }
      const { reply, replayed } = await commit(confirmCode, command, request)
      if (reply.kind === 'wrong') throw codeNotValidProblem()
      const customer = found(
        await queries.customer(reply.customerId),
        'customer-not-found',
        reply.customerId,
      )
      const token = reply.kind === 'signed-in' ? tokens.textOf(reply.tokenId) : null
      return { status: 200, json: { customer, token }, replayed }
    },
  })
}

/** The same words as the refusal of a code that is right and not valid any more. */
function codeNotValidProblem(): Problem {
  const { refusal } = codeNotValid()
  return refused(refusal)
}

function adminRoute(commit: Commit, { queries }: Parts): Route {
  return route({
    method: 'post',
    path: '/v1/customers/{id}/confirm',
    audience: { staff: ['sell'] },
    tag,
    summary: 'Confirm that the e-mail address is the customer’s own',
    body: confirmCustomerRequest,
    answer: customerResponse,
    codes: ['customer-not-found', 'customer-erased'],
    async handle(request) {
      const customerId = asId<'customer'>(request.params.id ?? '')
      const { replayed } = await commit(confirmCustomer, { customerId }, request)
      const customer = found(await queries.customer(customerId), 'customer-not-found', customerId)
      return { status: 200, json: customer, replayed }
    },
  })
}
