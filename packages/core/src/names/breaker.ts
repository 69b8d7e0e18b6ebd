/** `closed`: calls go to the gateway. `open`: no call does. `half-open`: one call at a time tries the gateway. */
export const BREAKER_STATES = ['closed', 'open', 'half-open'] as const
export type BreakerState = (typeof BREAKER_STATES)[number]
