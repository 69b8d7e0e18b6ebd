import { timingSafeEqual } from 'node:crypto'
import type { Customer } from '@outerpark/core/customer'
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

/** How many customers are kept in memory between requests. */
const REMEMBERED = 10_000

const NOBODY: Caller = { role: 'nobody' }
const ADMIN: Caller = { role: 'admin' }

/**
 * Makes the function that finds callers. Customers never change, so the latest callers are kept in memory.
 *
 * @param findCustomer finds a customer by the hash of a token
 */
export function callerFinder(
  adminToken: string,
  findCustomer: (tokenHash: string) => Promise<Customer | undefined>,
): FindCaller {
  const adminHash = Buffer.from(tokenHash(adminToken))
  // The key is the whole header. A Map compares two texts only if their hashes are equal, and the hashes have a random
  // seed. So the time of a look-up tells an attacker nothing about the tokens.
  const known = new Map<string, Caller>()

  async function customerOf(authorization: string, hash: string): Promise<Caller> {
    const customer = await findCustomer(hash)
    if (!customer)
      throw new Problem('not-signed-in', 'No customer has this token.', {
        hint: 'Sign up (`outerpark signup`) or log in again (`outerpark login`).',
      })
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '')
    const caller: Caller = { role: 'customer', customer }
    known.set(authorization, caller)
    return caller
  }

  return (authorization) => {
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
}
