/**
 * What a token lets its owner do. A customer's token has the first two at most, a staff member's all but `book`.
 * - `read`: see data: a customer their own, a staff member those of all customers
 * - `book`: book and cancel one's own seats, change what is known about oneself, and erase it
 * - `sell`: see and cancel the bookings of all customers, and help those who lost their token
 * - `door`: see the reservations at the entrance
 * - `finance`: see the payments of all customers
 * - `admin`: all that staff may do
 */
export const SCOPES = ['read', 'book', 'sell', 'door', 'finance', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

/** The scopes that a customer's token can have. */
export const CUSTOMER_SCOPES = ['read', 'book'] as const
export type CustomerScope = (typeof CUSTOMER_SCOPES)[number]

/** The scopes that a staff member's token can have. */
export const STAFF_SCOPES = ['read', 'sell', 'door', 'finance', 'admin'] as const
export type StaffScope = (typeof STAFF_SCOPES)[number]

/**
 * With so many tokens a customer or staff member can make no more of them. Ended and revoked ones do not count. Signing in
 * with a code always gives one: it is the way back in.
 */
export const MAX_TOKENS = 50
