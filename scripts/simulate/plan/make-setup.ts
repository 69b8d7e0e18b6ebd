import type { Channel } from '@outerpark/core/notice'
import type { Dice } from '../world/chance.ts'
import type { Setup } from './plan.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A configuration: mostly the defaults, and sometimes values with which other things happen. */
export function setupFor(dice: Dice): Setup {
  const rarely = <T>(usual: T, other: () => T): T => (dice.happens(0.3) ? other() : usual)
  return {
    channels: rarely<readonly Channel[]>(['inbox', 'mail', 'webhook'], () =>
      dice.pick([['inbox'], ['inbox', 'mail'], ['inbox', 'webhook']]),
    ),
    paymentWorkers: rarely(10, () => dice.between(1, 10)),
    noticeWorkers: rarely(10, () => dice.between(1, 10)),
    leaseMs: rarely(30_000, () => dice.anyScale(2_000, 60_000)),
    maxAttempts: rarely(25_000, () => dice.between(1, 12)),
    // An hour is the default, and rare here: hours of waiting take long to play.
    noticeRetryCapMs: dice.happens(0.03) ? 60 * MINUTE : dice.anyScale(5_000, 5 * MINUTE),
    noticeRetryForMs: rarely(3 * DAY, () => dice.anyScale(MINUTE, DAY)),
    whenOverloaded: rarely('defer', () => 'refuse'),
    maxUnpaid: rarely(0, () => dice.between(1, 10)),
    customerLimit: rarely(0, () => dice.between(2, 6)),
    // A story has few calls, so the breaker must open after few of them.
    breakerCalls: dice.pick([16, 10, 5, 3]),
    paymentDeadlineMs: dice.happens(0.4) ? DAY : dice.anyScale(2_000, 2 * 60 * MINUTE),
    maxPausedMs: dice.happens(0.6) ? DAY : dice.anyScale(1_000, 30 * MINUTE),
    paymentLagMs: rarely(10_000, () => dice.between(0, 500)),
    holdMs: dice.happens(0.3) ? 10 * MINUTE : dice.anyScale(10_000, 5 * MINUTE),
    holdPauseMs: dice.pick([0, 30 * MINUTE, dice.anyScale(1_000, 10 * MINUTE)]),
  }
}
