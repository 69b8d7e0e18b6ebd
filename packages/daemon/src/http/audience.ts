import { covers } from '@outerpark/core/access'
import type { CustomerScope, Scope, StaffScope } from '@outerpark/core/kernel'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

/**
 * Who may ask a route. Each route names its audience, and nobody else reaches it.
 * - `customer`: the scope that the token of a customer needs. Without it the route is not for customers.
 * - `staff`: the scopes of which the token of a staff member needs one; `admin` is as good as each. Without it the route
 *   is not for staff.
 */
export type Audience =
  | 'anyone'
  | 'any-token'
  | { readonly customer: CustomerScope; readonly staff?: readonly StaffScope[] }
  | { readonly customer?: never; readonly staff: readonly StaffScope[] }

/**
 * Lets the caller pass if the route is for them.
 * @throws Problem `not-signed-in`, `customers-only` or `not-allowed` if the route is not for them
 */
export function checkAudience(caller: Caller, audience: Audience): void {
  if (audience === 'anyone') return
  if (caller.role === 'nobody') throw new Problem('not-signed-in', { case: 'no-token' })
  if (audience === 'any-token') return
  if (caller.role === 'customer') checkCustomer(caller.token, audience.customer)
  else checkStaff(caller, audience.staff)
}

type Held = { readonly name: string; readonly scopes: readonly Scope[] }

function checkCustomer(token: Held, needed: CustomerScope | undefined): void {
  if (needed === undefined) throw new Problem('not-allowed', { case: 'staff-only' })
  if (!token.scopes.includes(needed)) throw lacks(token, [needed])
}

function checkStaff(
  caller: Extract<Caller, { readonly role: 'staff' | 'admin' }>,
  needed: readonly StaffScope[] | undefined,
): void {
  if (needed === undefined) throw new Problem('customers-only', { case: 'bookings' })
  if (caller.role === 'admin' || maySome(caller.token.scopes, needed)) return
  throw lacks(caller.token, needed)
}

const maySome = (scopes: readonly Scope[], needed: readonly StaffScope[]): boolean =>
  covers(scopes, 'admin') || needed.some((scope) => covers(scopes, scope))

/** The problem of a token that has none of the scopes. */
export const lacks = ({ name, scopes: has }: Held, needed: readonly Scope[]): Problem =>
  new Problem('not-allowed', { case: 'scope-needed', needed, name, has })

/** Whether the caller works at the box office and has the scope, or has the token of the home. */
export const isStaffWith = (caller: Caller, scope: StaffScope): boolean =>
  caller.role === 'admin' || (caller.role === 'staff' && covers(caller.token.scopes, scope))

/** The audience as documents show it: `customer: read; staff: sell, door`. */
export function audienceText(audience: Audience): string {
  if (audience === 'anyone') return 'anyone'
  if (audience === 'any-token') return 'any token'
  const { customer, staff } = audience
  return [
    ...(customer === undefined ? [] : [`customer: ${customer}`]),
    ...(staff === undefined ? [] : [`staff: ${staff.join(', ')}`]),
  ].join('; ')
}
