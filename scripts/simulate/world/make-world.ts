import type { RecordedEvent } from '@outerpark/core/policies'
import { emptyState } from '../../../packages/daemon/src/store/memory/state.ts'
import {
  type Asked,
  type Held,
  type History,
  type Known,
  reservationOfKey,
} from '../invariants/known.ts'
import { type Observer, observerOf } from '../invariants/observer.ts'
import type { Plan } from '../plan/plan.ts'
import type { RefundTerms } from '../plan/refunds.ts'
import { cardCompany } from './card-company.ts'
import { chanceFrom } from './chance.ts'
import { startDaemon } from './daemon.ts'
import { judgeIn } from './decisions.ts'
import { lateHoldsIn } from './late-holds.ts'
import { lateReleasesIn } from './late-releases.ts'
import { momentKeeper } from './moments.ts'
import { receivers } from './receivers.ts'
import { type VirtualTime, virtualTime } from './time.ts'
import { type Trace, tracer } from './trace.ts'
import { troubles } from './trouble.ts'
import type { Activity, Daemon, Daemons, World } from './world.ts'

/** Makes the world of a story: an empty box office, a card company, mailboxes of customers, a disk, and a clock. */
export function makeWorld(plan: Plan, { keepTrace = false } = {}): World {
  const time = virtualTime()
  const trace = tracer(time.elapsed, keepTrace)
  const faults = new Map<string, number>()
  const countFault = (kind: string): void => {
    faults.set(kind, (faults.get(kind) ?? 0) + 1)
  }
  const known = nothingYet(plan, time)
  const observer = observerOf(known)
  const { touch, check } = changeKeeper(observer)

  const bookingOf = (reservationId: string | undefined): number | undefined =>
    reservationId === undefined ? undefined : known.histories.get(reservationId)?.booking
  const tell = (event: RecordedEvent) =>
    trace.add(
      `${event.type} ${'reservationId' in event ? (bookingOf(event.reservationId) ?? '') : ''}`,
    )
  const fault = faultsIn(observer)

  const world: World = {
    ...daemonsOf(() => startDaemon(world), trace),
    ...activity(fault),
    plan,
    known,
    noteClaims: (ids) => ids.forEach((id) => void known.claimed.add(id)),
    time,
    chance: chanceFrom(plan.seed),
    trouble: troubles(time.elapsed, countFault),
    moments: momentKeeper(),
    trace,
    observer,
    countFault,
    faults: () => faults,
    bookingOf,
    bookingOfKey: (key) => bookingOf(reservationOfKey(key)),
    performances: new Map(),
    halls: new Map(),
    touch(reservationIds) {
      touch(reservationIds)
      observer.read((event) => {
        touch([event.correlationId])
        tell(event)
      })
    },
    check() {
      check()
      for (const look of late) look()
    },
    judge: (...decided) => judge(...decided),
    heard: (paymentId, words) =>
      void known.heard.set(paymentId, (known.heard.get(paymentId) ?? new Set()).add(words)),
    fault,
    broken: observer.broken,
    report: observer.report,
  }
  const judge = judgeIn(world)
  const late = [lateHoldsIn(world), lateReleasesIn(world)]
  return world
}

const faultsIn =
  ({ report }: Observer): World['fault'] =>
  (what, error) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    report('no-fault-of-ours', `${what}: ${reason}`)
  }

/** After so many checks of what has changed, everything is checked. */
const ALL_EVERY = 50

/** Keeps what has changed since the last check. */
function changeKeeper(observer: Observer): Pick<World, 'touch' | 'check'> {
  const touched = new Set<string>()
  let all = false
  let checks = 0
  return {
    touch(reservationIds) {
      if (reservationIds === 'all') all = true
      else for (const id of reservationIds) touched.add(id)
    },
    check() {
      if (!all && touched.size === 0) return
      checks += 1
      if (all || checks % ALL_EVERY === 0) observer.checkAll()
      else observer.check(touched)
      all = false
      touched.clear()
    },
  }
}

/** The known facts at the beginning of a story: none yet. */
function nothingYet(plan: Plan, time: VirtualTime) {
  return {
    setup: plan.setup,
    state: emptyState(),
    company: cardCompany(),
    receivers: receivers(),
    histories: new Map<string, History>(),
    promised: { booked: new Map(), cancelled: new Set<string>() },
    holds: new Map<string, Held>(),
    told: new Map<string, number>(),
    expected: new Map<string, number>(),
    policies: new Map<string, RefundTerms>(),
    asked: new Map<string, Asked>(),
    heard: new Map<string, Set<string>>(),
    claimed: new Set<string>(),
    jumps: time.jumps,
  } satisfies Known
}

function daemonsOf(startOne: () => Promise<Daemon>, trace: Trace): Daemons {
  let running: Daemon | undefined
  /** whether a daemon is starting or stopping; the home is locked until that has ended */
  let changing = false
  let closed = false
  return {
    daemon: () => running,
    async start() {
      if (running || changing || closed) return
      trace.add('the daemon starts')
      changing = true
      running = await startOne()
      changing = false
    },
    close() {
      closed = true
    },
    kill() {
      if (!running) return
      trace.add('the daemon is killed')
      const dying = running
      running = undefined
      dying.kill()
    },
    async stop() {
      const stopping = running
      running = undefined
      changing = true
      await stopping?.stop()
      changing = false
      trace.add('the daemon has stopped')
    },
  }
}

function activity(onFault: World['fault']): Activity {
  let busy = 0
  return {
    go(what, act) {
      busy += 1
      act()
        .catch((error: unknown) => onFault(what, error))
        .finally(() => {
          busy -= 1
        })
    },
    busy: () => busy,
  }
}
