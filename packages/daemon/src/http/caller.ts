import { timingSafeEqual } from 'node:crypto'
import type { Customer } from '@outerpark/core/customer'
import type { CustomerId } from '@outerpark/core/kernel'
import { Problem } from './problem.ts'
import { bearerToken, tokenHash } from './token.ts'

/** Who is asking. */
export type Caller =
  | { readonly role: 'nobody' }
  | { readonly role: 'customer'; readonly customer: Customer }
  | { readonly role: 'admin' }

/**
 * Finds the caller by the Authorization header. A request without the header comes from `nobody`.
 * Gives the caller itself, not a promise, if the database is not needed.
 *
 * @throws Problem `not-signed-in` if the header holds no token, or an unknown token
 */
export type FindCaller = (authorization: string | undefined) => Caller | Promise<Caller>

export type Callers = {
  readonly find: FindCaller
  /** Forgets what is remembered of these customers. Call it when their rows have changed. */
  readonly forget: (customers: readonly CustomerId[]) => void
}

/** How many customers are kept in memory between requests. */
const REMEMBERED = 10_000

const NOBODY: Caller = { role: 'nobody' }
const ADMIN: Caller = { role: 'admin' }

/**
 * Finds callers, and keeps the latest ones in memory until their customers change.
 *
 * @param findCustomer finds a customer by the hash of a token
 */
export function callerFinder(
  adminToken: string,
  findCustomer: (tokenHash: string) => Promise<Customer | undefined>,
): Callers {
  const adminHash = Buffer.from(tokenHash(adminToken))
  // The key is the whole header. A Map compares two texts only if their hashes are equal, and the hashes have a random
  // seed. So the time of a look-up tells an attacker nothing about the tokens.
  const known = new Map<string, Caller>()
  let changes = 0

  async function customerOf(authorization: string, hash: string): Promise<Caller> {
    const before = changes
    const customer = await findCustomer(hash)
    if (!customer)
      throw new Problem('not-signed-in', 'No customer has this token.', {
        hint: 'Sign up (`outerpark signup`) or log in again (`outerpark login`).',
      })
    const caller: Caller = { role: 'customer', customer }
    // It may have changed while it was looked up.
    if (before !== changes) return caller
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '')
    known.set(authorization, caller)
    return caller
  }

  const find: FindCaller = (authorization) => {
    if (authorization === undefined) return NOBODY
    const before = known.get(authorization)
    if (before) return before
    const token = bearerToken(authorization)
    if (token === undefined)
      throw new Problem('not-signed-in', 'The Authorization header holds no bearer token.')
    const hash = tokenHash(token)
    if (timingSafeEqual(Buffer.from(hash), adminHash)) return ADMIN
    return customerOf(authorization, hash)
  }

  return {
    find,
    forget(customers) {
      if (customers.length === 0) return
      changes += 1
      for (const [authorization, caller] of known)
        if (caller.role === 'customer' && customers.includes(caller.customer.id))
          known.delete(authorization)
    },
  }
}
