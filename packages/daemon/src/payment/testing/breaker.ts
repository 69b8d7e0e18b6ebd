import { GatewayUnavailable } from '@outerpark/core/ports'
import { manualClock } from '../../testing/clock.ts'
import { createBreaker } from '../breaker.ts'
import { BREAKER_DEFAULTS, type BreakerChange, type RestoredPhase } from '../breaker-state.ts'

export const limits = { ...BREAKER_DEFAULTS, probeMs: 610 }
export const patient: AbortSignal = new AbortController().signal
export const unavailable = () => new GatewayUnavailable('no answer')

/** A breaker that is closed or restored, with functions that make calls through it. */
export function newBreaker(restore?: RestoredPhase, clock = manualClock()) {
  const changes: BreakerChange[] = []
  const breaker = createBreaker(limits, { clock, restore, onChange: (c) => changes.push(c) })
  /** Makes a call that ends at once. Resolves with its result, or with its error. */
  const call = (error?: Error, caller = patient) =>
    breaker
      .execute(async () => {
        if (error) throw error
        return 'answer'
      }, caller)
      .catch((thrown: unknown) => thrown)
  const times = async (n: number, error?: () => Error) => {
    for (let i = 0; i < n; i++) await call(error?.())
  }
  /** Makes a call that the test ends. */
  const slowCall = (caller = patient) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    let sent = false
    const execute = () => {
      sent = true
      return promise
    }
    const outcome = breaker.execute(execute, caller).catch((thrown: unknown) => thrown)
    return {
      sent,
      outcome,
      answer() {
        resolve('answer')
        return outcome
      },
      fail(error: Error) {
        reject(error)
        return outcome
      },
    }
  }
  const state = () => breaker.view().state
  return { breaker, clock, changes, call, times, slowCall, state }
}
