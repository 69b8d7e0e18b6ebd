import { setTimeout as sleep } from 'node:timers/promises'
import type { KnobsRequest, ReservationResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { untilQuiet } from '../quiet.ts'
import type { Stage } from '../stage.ts'
import { openHall } from './hall.ts'
import { type Load, startLoad } from './load.ts'
import { type Monitor, startMonitor } from './monitor.ts'
import type { Pace } from './pace.ts'
import type { Audience, OutageView } from './view.ts'

/** Longer than anything of the story ever takes on a slow machine; then it fails. */
const PATIENCE_MS = 30_000
/** So long before its next try nobody can mistake an open breaker for one that is being tried. */
const SURELY_OPEN_MS = 300

/** What came of the story, for whoever judges it. */
export type Outage = {
  readonly view: OutageView
  /** where her booking stood when it was made, in the middle of the outage */
  readonly minjisBooking: ReservationResponse
  readonly minji: Client
  readonly performanceId: string
  /** of the last event */
  readonly position: number
}

/** An outage from its beginning to its end, while people go on booking. */
export async function tellOutage(stage: Stage, pace: Pace, audience: Audience): Promise<Outage> {
  const { admin, signal } = stage
  const { performanceId, crowd, minji } = await openHall(stage)
  let next = 0
  const bookOne = async () => crowd[next++ % crowd.length]?.book({ performanceId, seats: 1 })
  const load = startLoad(bookOne, pace.bookingsPerSecond)
  try {
    const monitor = await startMonitor(admin, { tally: load.tally, audience, signal })
    const minjisBooking = await goThrough(stage, { pace, load, monitor }, () =>
      minji.book({ performanceId, seats: 2 }),
    )
    const position = await untilQuiet(admin)
    await monitor.stop()
    return { view: monitor.view(), minjisBooking, minji, performanceId, position }
  } finally {
    await load.stop()
  }
}

async function goThrough(
  { admin, signal }: Stage,
  { pace, load, monitor }: { pace: Pace; load: Load; monitor: Monitor },
  minjiBooks: () => Promise<ReservationResponse>,
): Promise<ReservationResponse> {
  const { tell, until } = monitor
  const turn = (change: KnobsRequest) => admin.turnKnobs(change)
  const pass = (ms: number) => sleep(ms, undefined, { signal })
  const deed = (text: string, ...commands: string[]) => tell(text, { kind: 'deed', commands })

  tell(`${pace.bookingsPerSecond} bookings a second; each is paid a moment later.`)
  await pass(pace.calmMs)

  await turn({ latency: '400-900', fail: 0.5 })
  deed(
    'The card company gets slow, and half of its calls fail.',
    'sandbox slow 400-900',
    'sandbox fail 0.5',
  )
  await until(isOpen, pace.slowMs)

  await turn({ outage: true })
  deed('Now it is dead. Bookings go on, and their payment follows.', 'sandbox outage on')
  await until(isOpen, PATIENCE_MS)
  const booking = await minjiBooks()
  deed(
    `Kim Minji books: her seats are held, her payment is ${booking.paymentStatus}.`,
    `book ${booking.performanceId} --seats 2 --profile kim-minji`,
  )
  await pass(pace.deadMs)

  await admin.resetKnobs()
  deed('The card company is back. One call at a time finds out.', 'sandbox reset')
  await until(isClosed, PATIENCE_MS)
  tell(
    `${monitor.view().status.payment.unpaid} bookings were unpaid by then: now they are paid, the oldest first.`,
  )
  await until((view) => isClosed(view) && isWorkedOff(view, pace), PATIENCE_MS)
  tell('The backlog is gone.')

  await pass(pace.calmMs / 2)
  await load.stop()
  tell('The last booking is made.')
  return booking
}

const isOpen = ({ status, now }: OutageView): boolean => {
  const { state, retryAt } = status.payment.breaker
  return state === 'open' && retryAt !== null && Date.parse(retryAt) - now > SURELY_OPEN_MS
}
const isClosed = ({ status }: OutageView) => status.payment.breaker.state === 'closed'
/** No more wait than come within half a second, which are those that are being paid. */
const isWorkedOff = ({ status }: OutageView, { bookingsPerSecond }: Pace) =>
  status.payment.unpaid <= bookingsPerSecond / 2
