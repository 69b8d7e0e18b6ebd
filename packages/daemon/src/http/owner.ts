import { asId, type CustomerId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

/** A customer who is named in a query. */
type Named = { readonly customerId?: string | undefined; readonly email?: string | undefined }

/**
 * Makes the function that says whose items a list has: customers have their own, staff have all or name a customer.
 * It throws `customer-not-found` if a customer names somebody else, or staff an address that nobody has.
 */
export function ownerFinder({ customerByEmail }: Pick<Queries, 'customerByEmail'>) {
  return async (caller: Caller, { customerId, email }: Named): Promise<CustomerId | undefined> => {
    if (caller.role !== 'customer') {
      const byEmail = email === undefined ? undefined : await customerByEmail(email)
      const another = byEmail && customerId !== undefined && byEmail.id !== customerId
      if (email !== undefined && (!byEmail || another))
        throw new Problem('customer-not-found', { case: 'email' })
      return byEmail?.id ?? (customerId === undefined ? undefined : asId<'customer'>(customerId))
    }
    const { customer } = caller
    const self =
      (customerId === undefined || customerId === customer.id) &&
      (email === undefined || email.toLowerCase() === customer.email)
    if (self) return customer.id
    throw new Problem('customer-not-found', { case: 'others' })
  }
}
