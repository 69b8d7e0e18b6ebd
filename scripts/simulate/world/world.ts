import type { Office } from '../../../packages/daemon/src/office/assemble.ts'
import type { History, Known } from '../invariants/known.ts'
import type { Observer } from '../invariants/observer.ts'
import type { Plan } from '../plan/plan.ts'
import type { Chance } from './chance.ts'
import type { Moments } from './moments.ts'
import type { VirtualTime } from './time.ts'
import type { Trace } from './trace.ts'
import type { Troubles } from './trouble.ts'

/** The world of a story: people and daemons act in it, and an observer looks at it from outside. */
export type World = Daemons &
  Activity & {
    readonly plan: Plan
    readonly known: Known & { readonly histories: Map<string, History> }
    readonly time: VirtualTime
    readonly chance: Chance
    readonly trouble: Troubles
    readonly moments: Moments
    readonly trace: Trace
    readonly observer: Observer
    /** A fault of this kind has happened. */
    readonly countFault: (kind: string) => void
    /** how often each kind of fault has happened */
    readonly faults: () => ReadonlyMap<string, number>
    /** The number of a booking in the story; undefined if nobody in the story made it. */
    readonly bookingOf: (reservationId: string | undefined) => number | undefined
    readonly bookingOfKey: (key: string) => number | undefined
    /** the ids of what the admin has put on sale, by their numbers in the story */
    readonly performances: Map<number, string>
    /**
     * Something has changed that an invariant speaks of. Reads what is new in the log now; `check` looks at the rest.
     */
    readonly touch: () => void
    /** Checks the invariants, if anything has changed since the last check. */
    readonly check: () => void
    /** The card company has said this of the payment, in an answer that arrived whole. */
    readonly heard: (paymentId: string, words: string) => void
    /** A fault of ours has happened. */
    readonly fault: (what: string, fault: unknown) => void
    readonly broken: Observer['broken']
    readonly report: Observer['report']
  }

/** The daemons of a story: one at a time, on the same disk. */
export type Daemons = {
  /** The daemon that runs, if one does. */
  readonly daemon: () => Daemon | undefined
  /** Starts a daemon, unless one is running or `close` was called. */
  readonly start: () => Promise<void>
  /** From now on no daemon is started. */
  readonly close: () => void
  /** The daemon is gone, with all that it had in memory. */
  readonly kill: () => void
  /** The daemon takes no more requests, ends what it has begun, and is gone. */
  readonly stop: () => Promise<void>
}

/** What people do in a story. Each of their actions takes time. */
export type Activity = {
  /** Somebody does something; a fault in it is a fault of ours. */
  readonly go: (what: string, act: () => Promise<void>) => void
  /** how many actions have not ended */
  readonly busy: () => number
}

/** A daemon of the story, from its start to its end. */
export type Daemon = Omit<Office, 'stop'> & {
  readonly alive: () => boolean
  /** resolves when the daemon ends: whoever waits for its answer notices that the connection is gone */
  readonly died: Promise<'died'>
  /** Ends it at once, in the middle of whatever it does. */
  readonly kill: () => void
  /** Ends it in good order, as the daemon's own `stop` does. */
  readonly stop: () => Promise<void>
}
