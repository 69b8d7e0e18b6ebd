import type { RefusalCode } from '../kernel/index.ts'

/** Error codes for faults outside of the domain: in HTTP, in the store, or in the caller's identity. */
export type FaultCode =
  | 'not-signed-in'
  | 'not-allowed'
  | 'customers-only'
  | 'route-not-found'
  | 'method-not-allowed'
  | 'malformed-json'
  | 'unsupported-media-type'
  | 'body-too-large'
  | 'validation-failed'
  | 'invalid-cursor'
  | 'host-not-allowed'
  | 'origin-not-allowed'
  | 'malformed-request'
  | 'length-required'
  | 'headers-too-large'
  | 'request-timeout'
  | 'too-many-requests'
  | 'server-busy'
  | 'request-in-progress'
  | 'task-not-found'
  | 'mypage-behind'
  | 'too-many-streams'
  | 'events-lost'
  | 'draining'
  | 'storage-full'
  | 'storage-unavailable'
  | 'payment-overloaded'
  | 'no-sandbox'
  | 'sandbox-unavailable'
  | 'no-webhook'
  | 'no-mail'
  | 'customer-not-confirmed'
  | 'card-unknown'
  | 'stripe-signature-invalid'
  | 'internal-error'

export type ProblemCode = RefusalCode | FaultCode

/** The HTTP status and the title of each error code (RFC 9457). No other place maps a code to a status. */
export const PROBLEMS: Record<ProblemCode, { readonly status: number; readonly title: string }> = {
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'not-allowed': { status: 403, title: 'Not allowed' },
  'customers-only': { status: 403, title: 'Only for customers' },
  'host-not-allowed': { status: 403, title: 'Host not allowed' },
  'origin-not-allowed': { status: 403, title: 'Origin not allowed' },
  'route-not-found': { status: 404, title: 'No such route' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'malformed-request': { status: 400, title: 'Malformed request' },
  'malformed-json': { status: 400, title: 'Malformed JSON' },
  'invalid-cursor': { status: 400, title: 'Invalid cursor' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'request-timeout': { status: 408, title: 'The request took too long' },
  'length-required': { status: 411, title: 'Content-Length needed' },
  'headers-too-large': { status: 431, title: 'Headers too large' },
  'body-too-large': { status: 413, title: 'Body too large' },
  'validation-failed': { status: 422, title: 'Not valid' },
  'email-already-registered': { status: 409, title: 'Already signed up' },
  'customer-not-found': { status: 404, title: 'No such customer' },
  'customer-erased': { status: 410, title: 'The customer was erased' },
  'code-not-valid': { status: 403, title: 'The code is not valid' },
  'too-many-codes': { status: 429, title: 'Too many codes' },
  'customer-not-confirmed': { status: 403, title: 'The address is not confirmed' },
  'no-mail': { status: 404, title: 'No mail' },
  'customer-has-bookings': { status: 409, title: 'There are bookings' },
  'staff-not-found': { status: 404, title: 'No such staff member' },
  'token-not-found': { status: 404, title: 'No such token' },
  'token-revoked': { status: 401, title: 'Token revoked' },
  'token-ended': { status: 401, title: 'Token ended' },
  'token-exceeded': { status: 403, title: 'More than the token has' },
  'too-many-tokens': { status: 409, title: 'Too many tokens' },
  'end-has-passed': { status: 422, title: 'The end has passed' },
  'musical-not-found': { status: 404, title: 'No such musical' },
  'performance-not-found': { status: 404, title: 'No such performance' },
  'performance-has-begun': { status: 409, title: 'The performance has begun' },
  'performance-exists': { status: 409, title: 'On sale already' },
  'local-time-skipped': { status: 422, title: 'No such time' },
  'local-time-ambiguous': { status: 422, title: 'The time comes twice' },
  'time-zone-needed': { status: 422, title: 'Which time zone?' },
  'grade-not-found': { status: 404, title: 'No such grade' },
  'grade-required': { status: 422, title: 'A grade is needed' },
  'card-unknown': { status: 422, title: 'No such card' },
  'seats-unavailable': { status: 409, title: 'Not enough seats' },
  'too-many-seats': { status: 422, title: 'Too many seats' },
  'seat-limit-reached': { status: 409, title: 'No more seats for one customer' },
  'unpaid-seat-limit-reached': { status: 409, title: 'Too many unpaid seats' },
  'too-many-declines': { status: 429, title: 'Too many declined payments' },
  'too-many-cancels': { status: 429, title: 'Too many cancels' },
  'reservation-not-found': { status: 404, title: 'No such reservation' },
  'reservation-already-cancelled': { status: 409, title: 'Already cancelled' },
  'reservation-not-cancellable': { status: 409, title: 'Nothing to cancel' },
  'payment-not-found': { status: 404, title: 'No such payment' },
  'idempotency-key-reused': { status: 422, title: 'Idempotency-Key reused' },
  'request-in-progress': { status: 409, title: 'Still in progress' },
  'task-not-found': { status: 404, title: 'No such dead letter' },
  'mypage-behind': { status: 503, title: 'MyPage is catching up' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'too-many-streams': { status: 429, title: 'Too many streams' },
  'events-lost': { status: 409, title: 'Events were lost' },
  'server-busy': { status: 503, title: 'Too busy' },
  draining: { status: 503, title: 'Shutting down' },
  'storage-full': { status: 507, title: 'Storage full' },
  'storage-unavailable': { status: 503, title: 'Storage unavailable' },
  'payment-overloaded': { status: 503, title: 'Payment is overloaded' },
  'no-sandbox': { status: 404, title: 'No sandbox' },
  'sandbox-unavailable': { status: 503, title: 'The sandbox does not answer' },
  'no-webhook': { status: 404, title: 'No webhook' },
  'stripe-signature-invalid': { status: 400, title: 'Not signed by Stripe' },
  'internal-error': { status: 500, title: 'Internal error' },
}
