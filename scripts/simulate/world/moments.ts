import type { Moment } from '../plan/moments.ts'

type Armed = {
  readonly moment: Moment
  /** the booking whose moment counts; undefined means any booking */
  readonly booking: number | undefined
  readonly act: () => void
}

/** Does things at moments inside the program. An action for a moment is done once, when the moment comes. */
export function momentKeeper() {
  let armed: Armed[] = []
  return {
    arm(moment: Moment, booking: number | undefined, act: () => void): void {
      armed.push({ moment, booking, act })
    },
    /** Call it when a moment has come. `booking` is the booking that the moment is about, if there is one. */
    now(moment: string, booking: number | undefined): void {
      if (armed.length === 0) return
      const ripe = armed.filter(
        (each) => each.moment === moment && (each.booking ?? booking) === booking,
      )
      if (ripe.length === 0) return
      armed = armed.filter((each) => !ripe.includes(each))
      for (const { act } of ripe) act()
    },
    disarm(): void {
      armed = []
    },
  }
}

export type Moments = ReturnType<typeof momentKeeper>
