import type { OutgoingHttpHeaders } from 'node:http'

/** A request to a route. It succeeds for everybody in the route's audience, except as the fields below say. */
export type Example = {
  readonly path: () => string | Promise<string>
  readonly body?: () => unknown
  readonly headers?: () => OutgoingHttpHeaders
  /** the status for everybody who gets as far as the rules of the box office, which refuse it */
  readonly refused?: number
  /** the request is about something of A; another customer gets `not found` */
  readonly ofA?: true
  /** those who work at the box office have nothing of this kind, so the request fails for them */
  readonly notForStaff?: true
  /**
   * the statuses for callers whose answer does not follow from the fields above: for a customer, for the staff member
   * with only that scope, or for the token of the home (`root`)
   */
  readonly but?: Readonly<Record<string, number>>
}

/** The things that the requests are about. They belong to customer A, and exist once the office is open. */
export type PermissionScene = {
  readonly musicalId: () => string
  readonly performanceId: () => string
  readonly reservationId: () => string
  readonly paymentId: () => string
  readonly customerId: () => string
  /** Makes a token of A, or of the staff member who has all scopes. */
  readonly token: (of: 'A' | 'staff') => Promise<string>
  /** Adds a hall. */
  readonly hall: () => Promise<string>
  /** Puts a performance on sale whose four seats have numbers. */
  readonly numbered: () => Promise<string>
  /** Adds a staff member. */
  readonly staff: () => Promise<string>
  /** Makes a reservation of A. */
  readonly book: () => Promise<string>
  /** Makes a dead letter of A. */
  readonly deadLetter: () => Promise<string>
  /** Makes a webhook of Stripe about the payment of A. */
  readonly hint: () => { readonly body: string; readonly headers: OutgoingHttpHeaders }
}

export type Examples = Record<string, readonly Example[]>

/** A request to that address, without a body. */
export const at = (path: string): Example => ({ path: () => path })
