import { hash, timingSafeEqual } from 'node:crypto'
import type { Customer } from '@outerpark/core/customer'
import { Problem } from './problem.ts'

/** Who is asking. */
export type Caller =
  | { readonly role: 'nobody' }
  | { readonly role: 'customer'; readonly customer: Customer }
  | { readonly role: 'admin' }

/** Who may ask: a route says so, and is never reached by anybody else. */
export type Audience = 'anyone' | 'signed-in' | 'customer' | 'admin'

/** How many customers' tokens are remembered between requests. */
const REMEMBERED = 10_000

/** A token is 256 random bits, so one round of SHA-256 is enough to keep it by. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex')

const digestOf = (token: string) => hash('sha256', token, 'buffer')

/**
 * Finds out who is asking by the bearer token (RFC 6750).
 * Customers never change, so those seen lately are remembered.
 *
 * @param findCustomer by the hash of a token
 * @returns from an Authorization header to the caller; a token that nobody has is a problem, none is `nobody`
 */
export function callerFinder(
  adminToken: string,
  findCustomer: (tokenHash: string) => Promise<Customer | undefined>,
): (authorization: string | undefined) => Promise<Caller> {
  const admin = digestOf(adminToken)
  // By the token itself: a Map compares texts only after their seeded hashes agree, so its time tells nothing.
  const known = new Map<string, Caller>()
  return async (authorization) => {
    if (authorization === undefined) return { role: 'nobody' }
    const token = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1]
    if (token === undefined)
      throw new Problem('not-signed-in', 'The Authorization header holds no bearer token.')
    const before = known.get(token)
    if (before) return before
    const digest = digestOf(token)
    if (timingSafeEqual(digest, admin)) return { role: 'admin' }
    const customer = await findCustomer(digest.toString('hex'))
    if (!customer)
      throw new Problem('not-signed-in', 'No customer has this token.', {
        hint: 'Sign up (`outerpark signup`) or log in again (`outerpark login`).',
      })
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '')
    const caller: Caller = { role: 'customer', customer }
    known.set(token, caller)
    return caller
  }
}

/** Lets those pass that the route is for. */
export function admit(caller: Caller, audience: Audience): void {
  if (audience === 'anyone' || caller.role === audience) return
  if (caller.role === 'nobody')
    throw new Problem('not-signed-in', 'This needs a bearer token.', {
      hint: 'Sign up (`outerpark signup`) or log in (`outerpark login`).',
      headers: { 'www-authenticate': 'Bearer' },
    })
  if (audience === 'signed-in') return
  if (audience === 'customer')
    throw new Problem('customers-only', 'The admin has no bookings of their own.', {
      hint: 'Use the profile of a customer.',
    })
  throw new Problem('not-allowed', 'This is for the admin of the box office.', {
    hint: 'Use the admin profile (`--profile admin`) on the machine of the box office.',
  })
}
