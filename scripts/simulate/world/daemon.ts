import type { Notice } from '@outerpark/core/ports'
import type { Office } from '../../../packages/daemon/src/office/assemble.ts'
import { toldAsBooked } from '../invariants/notices.ts'
import { openMemoryOffice } from './office.ts'
import { type NoticeWatch, notifierOn } from './receivers.ts'
import { shakyStore } from './shaky-store.ts'
import { storeWatchIn } from './store-watch.ts'
import { wireTo } from './wire.ts'
import { wireWatchIn } from './wire-watch.ts'
import type { Daemon, World } from './world.ts'

const GRACE_MS = 20_000

/** Starts a daemon on the disk of the previous one. The troubles of the world affect it from outside. */
export async function startDaemon(world: World): Promise<Daemon> {
  const { time, trouble, chance, known, trace, countFault } = world
  const { setup } = world.plan
  const { company } = known
  const end = Promise.withResolvers<'died'>()
  let alive = true
  let office: Office | undefined
  const line = { alive: () => alive }
  const wireWatch = wireWatchIn(world, () => office)
  // This daemon cannot know what the one before it has claimed.
  world.noteClaims([...known.histories.keys()])

  office = await openMemoryOffice({
    setup,
    state: known.state,
    ids: chance('ids'),
    random: chance('jitter').number,
    log: (fields, message) => trace.add(`log: ${message} ${reasonIn(fields)}`),
    shaken: (kept) =>
      shakyStore(kept, { time, trouble, dice: chance('disk') }, line, storeWatchIn(world)),
    exchange: wireTo({ time, chance, company, trouble, countFault }, line, wireWatch),
    notifier: notifierOn({ chance, trouble }, line, setup.channels, noticeWatchIn(world)),
  })
  const { pipeline, stop } = office
  world.report('breaker-survives-a-restart', forgotten(known, pipeline.breaker().state))

  return {
    ...office,
    alive: line.alive,
    died: end.promise,
    kill() {
      alive = false
      end.resolve('died')
      // The daemon can do nothing any more. This only clears its timers.
      void stop(0)
    },
    async stop() {
      await Promise.race([stop(GRACE_MS), end.promise])
      alive = false
      end.resolve('died')
    },
  }
}

/**
 * Watches the mails and webhooks of one daemon: none is sent a second time beside the first, and a repeated delivery must
 * have the same text as the first.
 */
function noticeWatchIn(world: World): NoticeWatch {
  const { known, moments, trace } = world
  const out = new Set<string>()
  const nameOf = ({ about, channel }: Notice) => `${channel} about ${about}`
  return {
    sent(notice) {
      if (out.has(nameOf(notice)))
        world.report('one-worker-a-task', `${nameOf(notice)} was sent twice at once`)
      out.add(nameOf(notice))
      moments.now('notice sent', world.bookingOf(notice.reservationId))
    },
    over: (notice) => void out.delete(nameOf(notice)),
    delivered(notice) {
      trace.add(`${notice.channel} delivered ${world.bookingOf(notice.reservationId)}`)
      if (!known.receivers.inOrder(notice))
        world.report(
          'notices-in-order',
          `a mail says ${notice.template} of booking ${world.bookingOf(notice.reservationId)} after one about its end`,
        )
      const history = known.histories.get(notice.reservationId)
      if (history) world.report('notices-say-what-was-booked', toldAsBooked(notice, history))
      if (!known.receivers.take(notice))
        world.report('notices-once', `${nameOf(notice)} changed its words`)
      moments.now('notice delivered', world.bookingOf(notice.reservationId))
    },
  }
}

/** Gives an error if the breaker is closed after the start although the log says that it was not closed. */
function forgotten({ state }: World['known'], now: string): string | undefined {
  const last = state.events.findLast((event) => event.type === 'BreakerChanged')
  return last?.type === 'BreakerChanged' && last.to !== 'closed' && now === 'closed'
    ? `the breaker was ${last.to}, and is closed after a restart`
    : undefined
}

const reasonIn = (fields: object) => ('reason' in fields ? String(fields.reason) : '')
