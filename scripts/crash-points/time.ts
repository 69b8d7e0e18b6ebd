import { syncBuiltinESMExports } from 'node:module'
import FakeTimers from '@sinonjs/fake-timers'
import { realTurn } from '../lab/turn.ts'

const TIMERS = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'Date',
  'performance',
] as const

/** A wait outside of the process. */
type Wake = { readonly at: number; readonly wake: () => void }

/**
 * Virtual time stands still until something waits. Then the clock moves at once to the end of that wait. The timers of
 * a process end with the process. Waits outside of it go on.
 */
export function virtualTime(start: number) {
  const waiting = new Set<Wake>()
  let timers = install(start)
  let ended = false

  const setAlarm = (one: Wake): void => {
    timers.setTimeout(
      () => {
        waiting.delete(one)
        one.wake()
      },
      Math.max(0, one.at - timers.now),
    )
  }

  return {
    now: (): number => timers.now,
    /** Waits, independently of any process. */
    wait(ms: number): Promise<void> {
      return new Promise((wake) => {
        const one = { at: timers.now + ms, wake }
        waiting.add(one)
        setAlarm(one)
      })
    },
    /** Lets the next timer fire. False if there is none. */
    async goOn(): Promise<boolean> {
      if (timers.countTimers() === 0) return false
      timers.next()
      await realTurn()
      return true
    },
    /** Forgets the timers of the process. A new process begins `ms` later. */
    anew(ms = 0): void {
      const now = timers.now + ms
      timers.uninstall()
      timers = install(now)
      for (const one of waiting) setAlarm(one)
    },
    /** Brings real time back. Calling it again does nothing. */
    end(): void {
      if (ended) return
      ended = true
      timers.uninstall()
      syncBuiltinESMExports()
    },
  }
}

export type VirtualTime = ReturnType<typeof virtualTime>

function install(now: number) {
  const timers = FakeTimers.install({ now, toFake: [...TIMERS] })
  // So that `import { setTimeout } from 'node:timers/promises'` is virtual, too.
  syncBuiltinESMExports()
  return timers
}
