import { setTimeout as sleep } from 'node:timers/promises'
import type { KnobsRequest } from '@outerpark/core/contract'
import { type Finding, finding, none } from '../../lab/findings.ts'
import { resetKnobs, turnKnobs } from '../../lab/knobs.ts'
import { type OfficeAccess, openTemporaryOffice, settle } from '../../lab/office.ts'
import { compareBooks } from '../books.ts'
import { paidInTime, timeUntilPaid } from '../paid.ts'
import { verified } from '../verified.ts'
import { answersText, available, type Stretch } from './answers.ts'
import { breakerChanges, openedAndClosed } from './breaker-changes.ts'
import { breakerScaled } from './breaker-scale.ts'
import { gatherCrowd } from './crowd.ts'
import { startTimeLine, type TimeLine } from './time-line.ts'

export type TroubleSettings = {
  /** the whole time; the trouble is its second third */
  readonly seconds: number
  readonly perSecond: number
  readonly connections: number
  /** whether bookings are refused while the breaker is open, instead of charged later */
  readonly refuse: boolean
  /** the trouble; if left out, calls take 400 to 900 ms and half of them fail */
  readonly knobs?: KnobsRequest
}

const USUAL_SECONDS = 90
const TROUBLE = { latency: '400-900', fail: 0.5 }
const PAID_WITHIN_S = 60
/** At least three notices for each booking are sent after the payments. */
const SETTLE_MS = 300_000

/** Customers book at a steady pace while the card company works, then is slow and fails, then works again. */
export async function trouble(
  { seconds, perSecond, connections, refuse, knobs = TROUBLE }: TroubleSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const office = await openTemporaryOffice({
    ...breakerScaled(seconds / USUAL_SECONDS),
    OUTERPARK_WHEN_OVERLOADED: refuse ? 'refuse' : 'defer',
  })
  try {
    const crowd = await gatherCrowd(office, office.daemon.url, connections)
    say(`${perSecond} bookings a second over ${connections} connections for ${seconds} s`)
    const timeLine = startTimeLine(office, crowd.record, say)
    const troubled = makeTrouble(office, { knobs, seconds: seconds / 3 }, timeLine)
    const purchases = await crowd.bookSteadily({ perSecond, seconds })
    await troubled
    timeLine.note('the load has ended')
    const paidAfter = await timeUntilPaid(office, 2 * PAID_WITHIN_S * 1000)
    timeLine.note('everything is paid')
    await timeLine.stop()
    crowd.close()
    await settle(office, SETTLE_MS)
    const found = [
      ...answeredAsItHasTo(crowd.record.inAll(), refuse),
      ...openedAndClosed(breakerChanges(office.home)),
      paidInTime(paidAfter, PAID_WITHIN_S),
      await verified(office),
    ]
    await office.daemon.stop()
    return [...found, ...compareBooks(office.home, purchases)]
  } finally {
    await office.close()
  }
}

/** Begins the trouble after `seconds`, and ends it after the same time again. */
async function makeTrouble(
  office: OfficeAccess,
  { knobs, seconds }: { knobs: KnobsRequest; seconds: number },
  { note }: TimeLine,
) {
  await sleep(seconds * 1000)
  await turnKnobs(office, knobs)
  note(`the card company: ${JSON.stringify(knobs)}`)
  await sleep(seconds * 1000)
  await resetKnobs(office)
  note('the card company is well again')
}

const REFUSED = '503 payment-overloaded'

function answeredAsItHasTo(stretch: Stretch, refuse: boolean): Finding[] {
  const { answers, p99 } = stretch
  const quick = finding(
    'slowest of a hundred',
    true,
    `p99 ${p99.toFixed(0)} ms from when it was due`,
  )
  if (!refuse) return [available(stretch), quick]
  const others = [...answers.keys()].filter((name) => name !== '201' && name !== REFUSED)
  return [
    none('answers but 201, and 503 with its code and Retry-After', others),
    finding('some were refused', (answers.get(REFUSED) ?? 0) > 0, answersText(answers)),
    quick,
  ]
}
