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
/** The required share of the rate that the latency allows. Some calls reach their time-out and are repeated. */
const LEAST_SHARE = 0.8
/** The rate in `status` is from the last ten seconds. After this time (ms) it no longer includes the load. */
const FORGET_MS = 15_000
/** The share by which the forecast in `status` may be too long or too short. */
const TOLERANCE = 0.25

/**
 * 100 connections book as fast as they can while the card company takes 400 to 620 ms. All bookings are accepted. The
 * backlog, some hours of work, is worked off as fast as ten workers can, and `status` says how long that takes.
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
  /** measured payments per second */
  readonly perSecond: number
  /** the forecast of `status` at the beginning; null if there was none */
  readonly emptyInSeconds: number | null
}

/** Looks at the backlog now, and again after `ms`. */
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
  // The rate does not change, so the forecast at the beginning can be compared with the rate measured since.
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
