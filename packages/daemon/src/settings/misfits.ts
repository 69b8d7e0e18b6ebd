import type { Origin } from './origin.ts'

type Compared =
  | 'leaseMs'
  | 'gatewayTimeoutMs'
  | 'bulkhead'
  | 'paymentWorkers'
  | 'paymentWorkersMin'
  | 'noticeWorkers'
  | 'noticeWorkersMin'
  | 'breakerWindowMs'
  | 'breakerMinimumCalls'

/** The most calls that one try of a task makes. A cancellation makes three: void, look-up, refund. */
const CALLS_OF_A_TRY = 3

type Numbers = { readonly [K in Compared]?: number | undefined }

/** Errors for settings that are valid by themselves and wrong together. Invalid settings are not compared. */
export function misfits(config: Numbers, { told }: Origin): string[] {
  const { leaseMs = Number.NaN, gatewayTimeoutMs = Number.NaN, bulkhead = Number.NaN } = config
  const { paymentWorkers = Number.NaN, noticeWorkers = Number.NaN } = config
  const { paymentWorkersMin = Number.NaN, noticeWorkersMin = Number.NaN } = config
  const found: string[] = []
  const longestTryMs = CALLS_OF_A_TRY * gatewayTimeoutMs
  if (leaseMs <= longestTryMs)
    found.push(
      `${told('leaseMs', leaseMs)} must be longer than ${longestTryMs}, three times ${told('gatewayTimeoutMs', gatewayTimeoutMs)}: a cancellation makes up to three calls`,
    )
  if (bulkhead < 2 * paymentWorkers)
    found.push(
      `${told('bulkhead', bulkhead)} must be at least ${2 * paymentWorkers}, twice ${told('paymentWorkers', paymentWorkers)}: for payments, and as many for cancellations`,
    )
  if (paymentWorkersMin > paymentWorkers)
    found.push(
      `${told('paymentWorkersMin', paymentWorkersMin)} must not be more than ${told('paymentWorkers', paymentWorkers)}`,
    )
  if (noticeWorkersMin > noticeWorkers)
    found.push(
      `${told('noticeWorkersMin', noticeWorkersMin)} must not be more than ${told('noticeWorkers', noticeWorkers)}`,
    )
  return [...found, ...neverOpens(config, told)]
}

/**
 * An error if the breaker could never open: it needs more calls in its window than the workers can make while every
 * call takes its whole time-out.
 */
function neverOpens(config: Numbers, told: Origin['told']): string[] {
  const { paymentWorkers = Number.NaN, gatewayTimeoutMs = Number.NaN } = config
  const { breakerWindowMs = Number.NaN, breakerMinimumCalls = Number.NaN } = config
  const callsThatHang = paymentWorkers * Math.floor(breakerWindowMs / gatewayTimeoutMs)
  if (!(callsThatHang < breakerMinimumCalls)) return []
  return [
    `${told('breakerMinimumCalls', breakerMinimumCalls)} must not be more than ${callsThatHang}, or the breaker never opens when all calls hang: so many can ${told('paymentWorkers', paymentWorkers)} make in ${told('breakerWindowMs', breakerWindowMs)} at ${told('gatewayTimeoutMs', gatewayTimeoutMs)}`,
  ]
}
