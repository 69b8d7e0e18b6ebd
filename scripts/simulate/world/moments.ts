import type { Moment } from '../plan/plan.ts'

type Armed = {
  readonly moment: Moment
  /** of this booking only, or of any */
  readonly booking: number | undefined
  readonly act: () => void
}

/** Lets things happen inside the program: what is armed for a moment happens once, when the moment comes. */
export function momentKeeper() {
  let armed: Armed[] = []
  return {
    arm(moment: Moment, booking: number | undefined, act: () => void): void {
      armed.push({ moment, booking, act })
    },
    /** The moment has come, for this booking if it concerns one. */
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
