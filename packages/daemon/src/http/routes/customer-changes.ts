import {
  changeCustomerRequest,
  customerResponse,
  erasedCustomerResponse,
} from '@outerpark/core/contract'
import { type Customer, changeCustomer } from '@outerpark/core/customer'
import { CUSTOMER_SCOPES, type CustomerId, type Token } from '@outerpark/core/kernel'
import { eraseWithHolds } from '@outerpark/core/policies'
import type { RequestCodeByMail } from '../codes-by-mail.ts'
import type { Commit } from '../commit.ts'
import { keyOfPart } from '../idempotency.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { WHOM_CODES, whomOf } from '../whom.ts'

const tag = 'customers'

/** The route with which a customer, or staff for them, changes what is known about them. */
export function changeRoute(
  commit: Commit,
  customerOf: (id: CustomerId) => Promise<Customer>,
  requestCode: RequestCodeByMail | undefined,
): Route {
  return route({
    method: 'patch',
    path: '/v1/customers/{id}',
    audience: { customer: 'book', staff: ['sell'] },
    tag,
    summary: 'Change name, address, language or mail wish; what is left out stays',
    body: changeCustomerRequest,
    answer: customerResponse,
    codes: [
      ...WHOM_CODES,
      'customer-erased',
      'email-already-registered',
      'too-many-codes',
      'token-exceeded',
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
      const idempotency = isPending ? keyOfPart(request.idempotency, 'change') : request.idempotency
      // First, since it may be refused: then nothing is changed.
      const asked = isPending && (await requestCode(email, { kind: 'change', customerId }, request))
      const changed =
        Object.keys(change).length > 0 &&
        (await commit(changeCustomer, { customerId, ...change }, { ...request, idempotency }))
      const { replayed } = asked || changed || { replayed: false }
      const customer = await customerOf(customerId)
      const json = isPending ? { ...customer, pendingEmail: email } : customer
      return { status: 200, json, replayed }
    },
  })
}

/** The route that erases a customer. */
export function eraseRoute(commit: Commit): Route {
  return route({
    method: 'delete',
    path: '/v1/customers/{id}',
    audience: { customer: 'book', staff: ['admin'] },
    tag,
    summary:
      'Erase a customer: name and address are deleted, held seats are free, bookings and payments stay',
    answer: erasedCustomerResponse,
    codes: [...WHOM_CODES, 'customer-erased', 'customer-has-bookings'],
    async handle(request) {
      const customerId = whomOf(request.caller, request.params.id ?? '')
      const { position, replayed } = await commit(eraseWithHolds, { customerId }, request)
      return { status: 200, json: { id: customerId, position }, replayed }
    },
  })
}

/**
 * Checks that a token can do all that a customer may, and has no end. Whoever has the e-mail address gets such a token, so
 * with less of one nobody changes the address: a stolen token must not become stronger.
 * @throws Problem `token-exceeded`
 */
function checkFull({ name, scopes, endsAt }: Token): void {
  const isFull = CUSTOMER_SCOPES.every((scope) => scopes.includes(scope))
  if (isFull && endsAt === null) return
  throw new Problem(
    'token-exceeded',
    isFull && endsAt !== null
      ? { case: 'address-end', name, endsAt }
      : { case: 'address-scopes', name, has: scopes },
  )
}
