import type { HallId } from '@outerpark/core/kernel'
import type { Office } from '../../../packages/daemon/src/office/assemble.ts'
import type { Asked, Held, History, Known } from '../invariants/known.ts'
import type { Observer } from '../invariants/observer.ts'
import type { Plan } from '../plan/plan.ts'
import type { RefundTerms } from '../plan/refunds.ts'
import type { Chance } from './chance.ts'
import type { Judge } from './judge.ts'
import type { Moments } from './moments.ts'
import type { VirtualTime } from './time.ts'
import type { Trace } from './trace.ts'
import type { Troubles } from './trouble.ts'

/** The world of a story: people and daemons act in it, and an observer looks at it from outside. */
export type World = Daemons &
  Activity & {
    readonly plan: Plan
    readonly known: Known & {
      readonly histories: Map<string, History>
      readonly told: Map<string, number>
      readonly expected: Map<string, number>
      readonly policies: Map<string, RefundTerms>
      readonly asked: Map<string, Asked>
      readonly holds: Map<string, Held>
    }
    readonly time: VirtualTime
    readonly chance: Chance
    readonly trouble: Troubles
    readonly moments: Moments
    readonly trace: Trace
    readonly observer: Observer
    /** Call it when a fault of this kind has happened. */
    readonly countFault: (kind: string) => void
    /** how often each kind of fault has happened */
    readonly faults: () => ReadonlyMap<string, number>
    /** The number of a booking in the story; undefined if the story did not make it. */
    readonly bookingOf: (reservationId: string | undefined) => number | undefined
    readonly bookingOfKey: (key: string) => number | undefined
    /** the ids of the performances on sale, by their numbers in the story */
    readonly performances: Map<number, string>
    /** the ids of the halls, by theirs */
    readonly halls: Map<number, HallId>
    /**
     * Call it when something may have changed that an invariant is about, with the reservations and performances that may have changed.
     * Reads the new events of the log at once. `check` does the other checks later.
     */
    readonly touch: (reservationIds: readonly string[] | 'all') => void
    /** Checks the invariants of what has changed since the last check, now and then those of everything, and whether a hold is late. */
    readonly check: () => void
    /** judges each answer to a booking or to a request about a hold; it knows those of all daemons */
    readonly judge: Judge
    /** Records what the card company said about the payment, in an answer that arrived completely. */
    readonly heard: (paymentId: string, words: string) => void
    /** Call it when a fault of the program has happened. */
    readonly fault: (what: string, fault: unknown) => void
    /** Call it with the reservations whose payments may be sent from now on. */
    readonly noteClaims: (reservationIds: readonly string[]) => void
    readonly broken: Observer['broken']
    readonly report: Observer['report']
  }

/** The daemons of a story: one at a time, on the same disk. */
export type Daemons = {
  /** The daemon that runs, if one does. */
  readonly daemon: () => Daemon | undefined
  /** Starts a daemon, unless one is running or `close` was called. */
  readonly start: () => Promise<void>
  /** Prevents further starts of a daemon. */
  readonly close: () => void
  /** Kills the daemon. Everything in its memory is lost. */
  readonly kill: () => void
  /** Stops the daemon: it takes no more requests, finishes its work, and ends. */
  readonly stop: () => Promise<void>
}

/** What people do in a story. Each of their actions takes time. */
export type Activity = {
  /** Lets somebody do something. An error in it is a fault of the program. */
  readonly go: (what: string, act: () => Promise<void>) => void
  /** how many actions have not ended */
  readonly busy: () => number
}

/** A daemon of the story, from its start to its end. */
export type Daemon = Omit<Office, 'stop'> & {
  readonly alive: () => boolean
  /** resolves when the daemon ends, so that clients notice that the connection is closed */
  readonly died: Promise<'died'>
  /** Ends it at once, in the middle of its work. */
  readonly kill: () => void
  /** Ends it in good order, like the daemon's own `stop`. */
  readonly stop: () => Promise<void>
}
