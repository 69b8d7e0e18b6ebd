import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

/** Who may ask a route. Each route names its audience, and nobody else reaches it. */
export type Audience = 'anyone' | 'signed-in' | 'customer' | 'admin'

/**
 * Lets the caller pass if the route is for them.
 * @throws Problem `not-signed-in`, `customers-only` or `not-allowed` if the route is not for them
 */
export function checkAudience(caller: Caller, audience: Audience): void {
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
