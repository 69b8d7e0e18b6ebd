import { StoreUnavailable } from '@outerpark/core/ports'
import type { Office } from '../../../packages/daemon/src/office/assemble.ts'
import { recordedMeansInTheLog } from '../invariants/log.ts'
import { leasesAreKept } from '../invariants/tasks.ts'
import { openMemoryOffice } from './office.ts'
import { notifierOn } from './receivers.ts'
import { shakyStore } from './shaky-store.ts'
import { wireTo } from './wire.ts'
import { watchOn } from './wire-watch.ts'
import type { Daemon, World } from './world.ts'

const GRACE_MS = 20_000

/** Starts a daemon on what the last one has left on the disk, with the world's troubles all around it. */
export async function startDaemon(world: World): Promise<Daemon> {
  const { time, trouble, chance, known, moments, trace } = world
  const end = Promise.withResolvers<'died'>()
  let alive = true
  let office: Office | undefined
  const line = { alive: () => alive }
  const { channels } = world.plan.setup

  office = await openMemoryOffice({
    setup: world.plan.setup,
    state: known.state,
    ids: chance('ids'),
    random: chance('jitter').number,
    log: (fields, message) => trace.add(`log: ${message} ${reasonIn(fields)}`),
    shaken: (kept) =>
      shakyStore(kept, { time, trouble, dice: chance('disk') }, line, {
        before: (write, subject) => moments.now(`before ${write}`, world.bookingOf(subject)),
        after(write, subject, result) {
          // Most claims find nothing, and change nothing.
          if (write !== 'claim' || (Array.isArray(result) && result.length > 0)) world.touch()
          const about = subject ?? reservationIn(result)
          trace.add(`${write} ${world.bookingOf(about) ?? ''}`)
          const recorded = recordedMeansInTheLog(write, subject, known)
          world.watching.look('recorded-means-in-the-log', recorded)
          moments.now(`after ${write}`, world.bookingOf(about))
        },
        claiming(longestWaitMs) {
          const check = leasesAreKept(known.state, Date.now(), longestWaitMs)
          return (claimed) => world.watching.look('leases-are-kept', check(claimed))
        },
        fault(write, error) {
          if (!(error instanceof StoreUnavailable)) world.fault(write, error)
        },
      }),
    exchange: wireTo(
      { time, chance, company: known.company, trouble, struck: world.struck },
      line,
      watchOn(world, () => office),
    ),
    notifier: notifierOn({ chance, trouble }, line, channels, {
      sent: ({ reservationId }) => moments.now('notice sent', world.bookingOf(reservationId)),
      delivered(notice) {
        trace.add(`${notice.channel} delivered ${world.bookingOf(notice.reservationId)}`)
        if (!known.receivers.take(notice))
          world.brokenBy(
            'notices-once',
            `${notice.channel} about ${notice.about} changed its words`,
          )
        moments.now('notice delivered', world.bookingOf(notice.reservationId))
      },
    }),
  })
  const { pipeline, stop } = office
  world.watching.look('breaker-survives-a-restart', forgotten(known, pipeline.breaker().state))

  return {
    ...office,
    alive: line.alive,
    died: end.promise,
    kill() {
      alive = false
      end.resolve('died')
      // Nothing of it can do anything any more; this only clears its timers.
      void stop(0)
    },
    async stop() {
      await Promise.race([stop(GRACE_MS), end.promise])
      alive = false
      end.resolve('died')
    },
  }
}

/** Whether a breaker that was not closed when it was last heard of is closed after the start. */
function forgotten({ state }: World['known'], now: string): string | undefined {
  const last = state.events.findLast((event) => event.type === 'BreakerChanged')
  return last?.type === 'BreakerChanged' && last.to !== 'closed' && now === 'closed'
    ? `the breaker was ${last.to}, and is closed after a restart`
    : undefined
}

/** The reservation in the answer to a booking. */
function reservationIn(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('reply' in result)) return undefined
  const { reply } = result
  return typeof reply === 'object' && reply !== null && 'id' in reply ? String(reply.id) : undefined
}

const reasonIn = (fields: object) => ('reason' in fields ? String(fields.reason) : '')
