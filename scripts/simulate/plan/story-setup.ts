import type { Setup } from './plan.ts'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
/** What a seat costs at first. */
export const PRICE = 1_000

/** The box office of stories that are told by hand: it refuses nothing, and only the inbox is told. */
export const SETUP: Setup = {
  channels: ['inbox'],
  paymentWorkers: 10,
  noticeWorkers: 10,
  paymentLagMs: 10 * SECOND,
  leaseMs: 30 * SECOND,
  maxAttempts: 25_000,
  noticeRetryCapMs: MINUTE,
  noticeRetryForMs: 72 * HOUR,
  whenOverloaded: 'defer',
  maxUnpaid: 0,
  customerLimit: 0,
  breakerCalls: 1_000,
  paymentDeadlineMs: 24 * HOUR,
  maxPausedMs: 24 * HOUR,
  holdMs: 10 * MINUTE,
  holdPauseMs: 0,
}
