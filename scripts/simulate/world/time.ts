import { install } from '@sinonjs/fake-timers'
import { promisesDone, realTurn } from '../../lab/turn.ts'

/** When every simulation begins, by the wall clock. */
const BEGINS = Date.parse('2027-03-01T09:00:00Z')

/** After so many steps the event loop has a real turn, so that an unhandled rejection is reported soon. */
const TURN_EVERY = 16

export type VirtualTime = {
  /** milliseconds since the simulation began, whatever the wall clock says */
  readonly elapsed: () => number
  readonly after: (ms: number, act: () => void) => void
  readonly sleep: (ms: number) => Promise<void>
  /** Sets the wall clock forward or back. Timers are not affected. */
  readonly jump: (ms: number) => void
  /** how often the wall clock was set */
  readonly jumps: () => number
  /**
   * Fires one timer after another. Everything that follows from a timer happens before the next timer.
   * @param until in elapsed milliseconds
   * @param enough is asked before the first step and after each one; true ends the run
   */
  readonly run: (until: number, enough: () => boolean) => Promise<void>
  /** how many timers are set */
  readonly timers: () => number
  readonly end: () => void
}

/**
 * Replaces `Date`, `performance.now` and the timers of this process by virtual time, until `end`. No code really waits
 * meanwhile. A process can run one simulation at a time.
 */
export function virtualTime(): VirtualTime {
  const clock = install({
    now: BEGINS,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  })
  let jumped = 0
  let jumps = 0
  const elapsed = () => clock.now - BEGINS - jumped

  return {
    elapsed,
    after: (ms, act) => void setTimeout(act, ms),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    jump(ms) {
      jumped += ms
      jumps += 1
      clock.setSystemTime(clock.now + ms)
    },
    jumps: () => jumps,
    async run(until, enough) {
      let over = false
      let steps = 0
      const end = setTimeout(() => {
        over = true
      }, until - elapsed())
      await promisesDone()
      while (!enough() && !over) {
        clock.next()
        steps += 1
        await (steps % TURN_EVERY === 0 ? realTurn() : promisesDone())
      }
      // A fault of the last steps must be reported in this story, and not in the next one.
      await realTurn()
      clearTimeout(end)
    },
    timers: () => clock.countTimers(),
    end: () => clock.uninstall(),
  }
}
