import type { Office } from '../../../packages/daemon/src/office/assemble.ts'
import type { Case, Known } from '../invariants/known.ts'
import type { Witness } from '../invariants/witness.ts'
import type { Plan } from '../plan/plan.ts'
import type { Chance } from './chance.ts'
import type { Moments } from './moments.ts'
import type { VirtualTime } from './time.ts'
import type { Trace } from './trace.ts'
import type { Troubles } from './trouble.ts'

/** What is there of a story: people and daemons act in it, and it is looked at from outside. */
export type World = Daemons &
  Activity & {
    readonly plan: Plan
    readonly known: Known & { readonly cases: Map<string, Case> }
    readonly time: VirtualTime
    readonly chance: Chance
    readonly trouble: Troubles
    readonly moments: Moments
    readonly trace: Trace
    readonly watching: Witness
    /** A fault of this kind has happened. */
    readonly struck: (kind: string) => void
    /** how often each kind of fault has happened */
    readonly faults: () => ReadonlyMap<string, number>
    /** The number in the story of a booking; undefined if nobody of the story made it. */
    readonly bookingOf: (reservationId: string | undefined) => number | undefined
    readonly bookingOfKey: (key: string) => number | undefined
    /** the ids of what the admin has put on sale, by their numbers in the story */
    readonly performances: Map<number, string>
    /** Something has changed that the invariants speak of: what is new in the log is read, the rest after the step. */
    readonly touch: () => void
    /** Checks the invariants, if anything has changed since the last check. */
    readonly check: () => void
    /** The card company has said this of the payment, in an answer that arrived whole. */
    readonly heard: (paymentId: string, words: string) => void
    /** A fault of ours has happened. */
    readonly fault: (what: string, fault: unknown) => void
    readonly found: Witness['found']
    readonly brokenBy: Witness['look']
  }

/** The daemons of a story: one at a time, on the same disk. */
export type Daemons = {
  /** The daemon that runs, if one does. */
  readonly daemon: () => Daemon | undefined
  /** Starts a daemon, unless one runs, or the house is closed. */
  readonly start: () => Promise<void>
  /** From now on no daemon is started. */
  readonly close: () => void
  /** The daemon is gone, with all that it had in memory. */
  readonly kill: () => void
  /** The daemon takes no more requests, ends what it has begun, and is gone. */
  readonly stop: () => Promise<void>
}

/** What people do in a story; each deed takes its time. */
export type Activity = {
  /** Somebody does something; a fault in it is a fault of ours. */
  readonly go: (what: string, act: () => Promise<void>) => void
  /** how many deeds have not ended */
  readonly busy: () => number
}

/** A daemon of the story, from its start to its end. */
export type Daemon = Omit<Office, 'stop'> & {
  readonly alive: () => boolean
  /** resolves when it is killed: who waits for an answer notices that the connection is gone */
  readonly died: Promise<'died'>
  /** At once, wherever it is. */
  readonly kill: () => void
  /** In good order, as the daemon's own `stop`. */
  readonly stop: () => Promise<void>
}
