/**
 * Time-outs for offices whose tests count notices or replies. On a busy machine a call to a card company may take longer
 * than the usual 610 ms. After three time-outs the customer gets one more notice, and the next try one more reply.
 */
export const PATIENT = {
  OUTERPARK_GATEWAY_TIMEOUT_MS: '20000',
  OUTERPARK_LEASE_MS: '61000',
} as const
