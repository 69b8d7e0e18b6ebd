import { setTimeout as sleep } from 'node:timers/promises'
import { type Finding, finding } from '../../lab/findings.ts'
import { turnKnobs } from '../../lab/knobs.ts'
import { type OfficeAccess, openTemporaryOffice, statusOf } from '../../lab/office.ts'
import { verified } from '../verified.ts'
import { available } from './answers.ts'
import { gatherCrowd } from './crowd.ts'
import { startTimeLine } from './time-line.ts'

export type FlatOutSettings = { readonly seconds: number; readonly connections: number }

const LATENCY = '400-620'
const MEAN_MS = 510
const WORKERS = 10
/** The share of the rate that the latency allows. Some calls take longer than the time-out, and are made again. */
const LEAST_SHARE = 0.8
/** The rate in `status` is that of the last ten seconds. After this time the load is not in it any more. */
const FORGET_MS = 15_000
/** By what share the time that `status` says may be wrong, either way. */
const TOLERANCE = 0.25

/**
 * As many bookings as go through 100 connections while the card company takes 400 to 620 ms. All are accepted. The
 * unpaid ones, some hours of work, are worked off as fast as ten workers can, and `status` says how long that takes.
 */
export async function flatOut(
  { seconds, connections }: FlatOutSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const office = await openTemporaryOffice()
  try {
    const crowd = await gatherCrowd(office, office.daemon.url, connections)
    await turnKnobs(office, { latency: LATENCY })
    say(
      `${connections} connections as fast as they can for ${seconds} s, payments of ${LATENCY} ms`,
    )
    const timeLine = startTimeLine(office, crowd.record, say)
    await crowd.bookFlatOut(seconds)
    crowd.close()
    timeLine.note('the load has ended')
    await sleep(FORGET_MS)
    const drain = await watchDrain(office, (seconds * 1000) / 2)
    await timeLine.stop()
    return [available(crowd.record.inAll()), ...workedOff(drain), await verified(office)]
  } finally {
    await office.close()
  }
}

type Drain = {
  readonly unpaid: number
  /** payments a second, as measured */
  readonly perSecond: number
  /** what `status` said at the beginning; null if it could not say */
  readonly emptyInSeconds: number | null
}

/** Looks at the backlog now, and again after a while. */
async function watchDrain(office: OfficeAccess, ms: number): Promise<Drain> {
  const look = async () => ({ at: performance.now(), ...(await statusOf(office)).payment })
  const before = await look()
  await sleep(ms)
  const after = await look()
  const perSecond = ((before.unpaid - after.unpaid) / (after.at - before.at)) * 1000
  return { unpaid: after.unpaid, perSecond, emptyInSeconds: before.emptyInSeconds }
}

function workedOff({ unpaid, perSecond, emptyInSeconds }: Drain): Finding[] {
  const allowed = (WORKERS * 1000) / MEAN_MS
  const share = perSecond / allowed
  const left = unpaid / perSecond
  // The rate does not change, so what was said at the beginning can be compared with the rate measured since.
  const said = emptyInSeconds ?? Number.NaN
  const rate = `${perSecond.toFixed(1)}/s of ${allowed.toFixed(1)}/s`
  return [
    finding(
      'the backlog falls at the rate of ten workers',
      share >= LEAST_SHARE,
      `${rate}, ratio ${share.toFixed(2)}; ${unpaid} are left`,
    ),
    finding(
      'status says when it will be empty',
      Math.abs(said / left - 1) <= TOLERANCE,
      `it said ${inHours(said)}, and at the rate seen it is ${inHours(left)}`,
    ),
  ]
}

const inHours = (seconds: number) => `${(seconds / 3600).toFixed(2)} h`
