import { asId, type CustomerId } from '@outerpark/core/kernel'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

const ME = 'me'

/**
 * Whom a route is about: `me`, or an id. Customers reach themselves only, staff everybody.
 * @throws Problem `customer-not-found` for the id of another customer, whether there is one or not
 */
export function whomOf(caller: Caller, id: string): CustomerId {
  if (caller.role === 'customer') {
    if (id === ME || id === caller.customer.id) return caller.customer.id
    throw new Problem('customer-not-found', { case: 'id', id })
  }
  if (id !== ME) return asId<'customer'>(id)
  throw new Problem('customers-only', { case: 'customer' })
}

/** The codes of {@link whomOf}. */
export const WHOM_CODES = ['customers-only', 'customer-not-found'] as const
