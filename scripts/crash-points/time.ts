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

/** Somebody outside of the process who waits. */
type Wake = { readonly at: number; readonly wake: () => void }

/**
 * Virtual time: it stands still until somebody waits, and then is at once what was waited for. The timers of a process
 * end with it; those who wait outside of it go on.
 */
export function virtualTime(start: number) {
  const waiting = new Set<Wake>()
  let timers = install(start)

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
    /** For people, not for processes. */
    wait(ms: number): Promise<void> {
      return new Promise((wake) => {
        const one = { at: timers.now + ms, wake }
        waiting.add(one)
        setAlarm(one)
      })
    },
    /** Lets the next thing happen that somebody waits for. False if nobody waits for anything. */
    async goOn(): Promise<boolean> {
      if (timers.countTimers() === 0) return false
      timers.next()
      await realTurn()
      return true
    },
    /** Forgets the timers of the process; a new one begins with so many milliseconds gone. */
    anew(ms = 0): void {
      const now = timers.now + ms
      timers.uninstall()
      timers = install(now)
      for (const one of waiting) setAlarm(one)
    },
    end(): void {
      timers.uninstall()
      syncBuiltinESMExports()
    },
  }
}

export type VirtualTime = ReturnType<typeof virtualTime>

function install(now: number) {
  const timers = FakeTimers.install({ now, toFake: [...TIMERS] })
  // So that `import { setTimeout } from 'node:timers/promises'` means the virtual one as well.
  syncBuiltinESMExports()
  return timers
}
