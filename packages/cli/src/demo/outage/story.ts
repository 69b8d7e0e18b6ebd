import { setTimeout as sleep } from 'node:timers/promises'
import type { KnobsRequest, ReservationResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { openLive } from '../../live/live.ts'
import { words } from '../../words/words.ts'
import { untilQuiet } from '../quiet.ts'
import type { Stage } from '../stage.ts'
import { makeHall } from './hall.ts'
import { type Load, startLoad } from './load.ts'
import type { Pace } from './pace.ts'
import { makeTimeLine, type TimeLine } from './time-line.ts'
import type { Audience, OutageView } from './view.ts'

/** Longer than any part of the story takes on a slow machine; after that the story fails. */
const PATIENCE_MS = 30_000
/** If the breaker stays open for at least this long (ms), it does not make its next probe yet. */
const SURELY_OPEN_MS = 300

/** The result of the story, for its checks. */
export type Outage = {
  readonly view: OutageView
  /** the answer to her booking, which she made in the middle of the outage */
  readonly minjisBooking: ReservationResponse
  readonly minji: Client
  readonly performanceId: string
  /** of the last event */
  readonly position: number
}

/** Plays an outage of the card company from its beginning to its end, while people go on booking. */
export async function playOutageStory(
  stage: Stage,
  pace: Pace,
  audience: Audience,
): Promise<Outage> {
  const { admin, signal } = stage
  const { performanceId, crowd, minji } = await makeHall(stage)
  let next = 0
  const bookOne = async () => crowd[next++ % crowd.length]?.book({ performanceId, seats: 1 })
  const load = startLoad(bookOne, pace.bookingsPerSecond)
  const live = openLive(admin)
  try {
    const timeLine = await makeTimeLine(live, { tally: load.tally, audience, signal })
    const minjisBooking = await goThrough(stage, { pace, load, timeLine }, () =>
      minji.book({ performanceId, seats: 2 }),
    )
    const position = await untilQuiet(admin)
    await live.close()
    return { view: timeLine.view(), minjisBooking, minji, performanceId, position }
  } finally {
    await Promise.all([load.stop(), live.close()])
  }
}

async function goThrough(
  { admin, signal }: Stage,
  { pace, load, timeLine }: { pace: Pace; load: Load; timeLine: TimeLine },
  minjiBooks: () => Promise<ReservationResponse>,
): Promise<ReservationResponse> {
  const { note, until, view } = timeLine
  const turn = (change: KnobsRequest) => admin.turnKnobs(change)
  const pass = (ms: number) => sleep(ms, undefined, { signal })
  const deed = (text: string, ...commands: string[]) => note(text, { kind: 'deed', commands })

  note(words().story.calm(pace.bookingsPerSecond))
  await pass(pace.calmMs)

  await turn({ latency: '400-900', fail: 0.5 })
  deed(words().story.slow, 'sandbox slow 400-900', 'sandbox fail 0.5')
  await until(isOpen, pace.slowMs)

  await turn({ outage: true })
  deed(words().story.dead, 'sandbox outage on')
  await until(isOpen, PATIENCE_MS)
  const booking = await minjiBooks()
  deed(
    words().story.minjiBooks(booking.paymentStatus),
    `book ${booking.performanceId} --seats 2 --yes --profile kim-minji`,
  )
  await pass(pace.deadMs)

  await admin.resetKnobs()
  deed(words().story.isBack, 'sandbox reset')
  await until(isClosed, PATIENCE_MS)
  note(words().story.unpaidByThen(view().status.payment.unpaid))
  await until((now) => isClosed(now) && isWorkedOff(now, pace), PATIENCE_MS)
  note(words().story.backlogGone)

  await pass(pace.calmMs / 2)
  await load.stop()
  note(words().story.lastBooking)
  return booking
}

const isOpen = ({ status, now }: OutageView): boolean => {
  const { state, retryAt } = status.payment.breaker
  return state === 'open' && retryAt !== null && Date.parse(retryAt) - now > SURELY_OPEN_MS
}
const isClosed = ({ status }: OutageView) => status.payment.breaker.state === 'closed'
/** Whether the backlog is gone. The bookings of half a second may still wait, since their payment is under way. */
const isWorkedOff = ({ status }: OutageView, { bookingsPerSecond }: Pace) =>
  status.payment.unpaid <= bookingsPerSecond / 2
