import type { RecordedEvent } from '@outerpark/core/policies'
import { emptyState } from '../../../packages/daemon/src/store/memory/state.ts'
import { type Case, type Known, reservationOfKey } from '../invariants/known.ts'
import { witness } from '../invariants/witness.ts'
import type { Plan } from '../plan/plan.ts'
import { cardCompany } from './card-company.ts'
import { chanceFrom } from './chance.ts'
import { type Daemon, startDaemon } from './daemon.ts'
import { momentKeeper } from './moments.ts'
import { receivers } from './receivers.ts'
import { virtualTime } from './time.ts'
import { tracer } from './trace.ts'
import { troubles } from './trouble.ts'

/** What is there of a story: people and daemons act in it, and it is looked at from outside. */
export type World = ReturnType<typeof makeWorld>

/** An empty box office with its card company, its customers' mailboxes, a disk, and a clock of its own. */
export function makeWorld(plan: Plan, { keepTrace = false } = {}) {
  const time = virtualTime()
  const trace = tracer(time.elapsed, keepTrace)
  const faults = new Map<string, number>()
  const struck = (kind: string): void => {
    faults.set(kind, (faults.get(kind) ?? 0) + 1)
  }
  const cases = new Map<string, Case>()
  const heard = new Map<string, Set<string>>()
  const known: Known & { readonly cases: Map<string, Case> } = {
    office: plan.office,
    state: emptyState(),
    company: cardCompany(),
    receivers: receivers(),
    cases,
    promised: { booked: new Map(), cancelled: new Set() },
    heard,
    jumps: time.jumps,
  }
  const watching = witness(known)
  const moments = momentKeeper()
  let running: Daemon | undefined
  /** on its way up or down; its home is locked until it is gone */
  let changing = false
  let closed = false
  let busy = 0
  let touched = false

  const bookingOf = (reservationId: string | undefined): number | undefined =>
    reservationId === undefined ? undefined : cases.get(reservationId)?.booking
  const tell = (event: RecordedEvent) =>
    trace.add(
      `${event.type} ${'reservationId' in event ? (bookingOf(event.reservationId) ?? '') : ''}`,
    )

  const world = {
    plan,
    known,
    time,
    chance: chanceFrom(plan.seed),
    trouble: troubles(time.elapsed, struck),
    moments,
    trace,
    watching,
    /** how often each kind of fault struck */
    faults: (): ReadonlyMap<string, number> => faults,
    struck,
    bookingOf,
    bookingOfKey: (key: string) => bookingOf(reservationOfKey(key)),
    /** the ids of what the admin has put on sale, by their numbers in the story */
    performances: new Map<number, string>(),
    /** The daemon that runs, if one does. */
    daemon: (): Daemon | undefined => running,
    /** Something has changed that the invariants speak of: what is new in the log is read, the rest after the step. */
    touch(): void {
      touched = true
      watching.read(tell)
    },
    /** The invariants, if anything has changed since they were last looked at. */
    check(): void {
      if (!touched) return
      touched = false
      watching.check()
    },
    heard(paymentId: string, words: string): void {
      const before = heard.get(paymentId)
      if (before) before.add(words)
      else heard.set(paymentId, new Set([words]))
    },
    /** Starts a daemon, unless one runs, or the house is closed. */
    async start(): Promise<void> {
      if (running || changing || closed) return
      trace.add('the daemon starts')
      changing = true
      running = await startDaemon(world)
      changing = false
    },
    /** No daemon is started any more. */
    close(): void {
      closed = true
    },
    /** The daemon is gone, with all that it had in memory. */
    kill(): void {
      if (!running) return
      trace.add('the daemon is killed')
      const dying = running
      running = undefined
      dying.kill()
    },
    /** The daemon takes no more requests, ends what it has begun, and is gone. */
    async stop(): Promise<void> {
      const stopping = running
      running = undefined
      changing = true
      await stopping?.stop()
      changing = false
      trace.add('the daemon has stopped')
    },
    /** Somebody does something that takes its time; a fault in it is a fault of ours. */
    go(what: string, act: () => Promise<void>): void {
      busy += 1
      act()
        .catch((fault: unknown) => world.fault(what, fault))
        .finally(() => {
          busy -= 1
        })
    },
    /** how many are still at it */
    busy: () => busy,
    fault(what: string, fault: unknown): void {
      const reason = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
      watching.look('no-fault-of-ours', `${what}: ${reason}`)
    },
    found: () => watching.found(),
    brokenBy: watching.look,
  }
  return world
}
