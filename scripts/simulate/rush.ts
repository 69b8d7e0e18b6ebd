import type { ActionOf } from './plan/plan.ts'
import type { People } from './world/people.ts'
import type { World } from './world/world.ts'

const CUSTOMERS = 4

/** Customers book one seat each, one every few milliseconds. Resolves when all of them are answered. */
export async function rush(
  world: World,
  people: People,
  { performance, first, bookings, everyMs }: ActionOf<'rush'>,
): Promise<void> {
  const answers: Promise<boolean>[] = []
  for (let i = 0; i < bookings; i++) {
    const order = { customer: 1 + (i % CUSTOMERS), performance, seats: 1, card: 'card-ok' } as const
    answers.push(people.book({ kind: 'book', booking: first + i, ...order }))
    await world.time.sleep(everyMs)
  }
  await Promise.all(answers)
}

const PERFORMANCE = 2_000
const FIRST_BOOKING = 2_000
/** The longest mean time (ms) of a call and its writes without failures. */
const CALL_MS = 60
/** With a longer pause (ms) between the bookings there is no rush. */
const LONGEST_PAUSE_MS = 45
/** How much longer (ms) the rush lasts than payments may wait for bookings. */
const LONGER_MS = 1_000
/** After this time (ms) the crew has grown, and the bookings that waited meanwhile are paid. */
const SLACK_MS = 600

/**
 * A rush without failures, with about half of the bookings that all payment workers can process. It lasts longer than
 * payments may wait for bookings, so no payment may be much later than that limit.
 */
export async function lastRush(world: World, people: People): Promise<void> {
  const { paymentWorkers, paymentLagMs } = world.plan.setup
  const everyMs = Math.min(Math.ceil((2 * CALL_MS) / paymentWorkers), LONGEST_PAUSE_MS)
  const bookings = Math.ceil((paymentLagMs + LONGER_MS) / everyMs)
  const sale = { seats: bookings, price: 1_000, beginsIn: 24 * 3_600_000 }
  await people.register({ kind: 'register', performance: PERFORMANCE, ...sale })
  const order = { performance: PERFORMANCE, first: FIRST_BOOKING, bookings, everyMs }
  await rush(world, people, { kind: 'rush', ...order })
  while (waiting(world) > 0) await world.time.sleep(100)
  world.report('no-payment-is-late', tooLate(world))
}

const ofTheRush = ({ known }: World) =>
  [...known.histories.values()].filter(({ booking = 0 }) => booking >= FIRST_BOOKING)

const waiting = (world: World): number =>
  ofTheRush(world).filter(({ view }) => view.status === 'awaiting-payment').length

function tooLate(world: World): string | undefined {
  const { paymentWorkers, paymentLagMs } = world.plan.setup
  // One worker is too slow for a rush.
  if (paymentWorkers === 1) return undefined
  for (const { booking, reserved, events } of ofTheRush(world)) {
    const paid = events.find(({ type }) => type === 'PaymentApproved')
    const waited = Date.parse(paid?.at ?? '') - Date.parse(reserved.at)
    if (waited > paymentLagMs + SLACK_MS)
      return `the payment of booking ${booking} waited ${waited} ms in a rush; ${paymentLagMs} are allowed`
  }
  return undefined
}
