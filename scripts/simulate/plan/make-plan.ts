import { chanceFrom, type Dice } from '../world/chance.ts'
import { changesFor, withLooks } from './make-changes.ts'
import { withHaste, withSeveralGrades } from './make-grades.ts'
import { withHalls } from './make-halls.ts'
import { holdMaker } from './make-holds.ts'
import { offSalesFor } from './make-off-sale.ts'
import { withParties } from './make-parties.ts'
import { withRefunds } from './make-refunds.ts'
import { withReplans } from './make-replans.ts'
import { setupFor } from './make-setup.ts'
import { withWindows } from './make-windows.ts'
import { MOMENTS } from './moments.ts'
import { type Action, CALL_FAULTS, NOTICE_FAULTS, type Plan, type Step } from './plan.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Moments at which a booking can be cancelled. At the others it has ended, or the moment is not about a booking. */
const CANCEL_MOMENTS = MOMENTS.filter(
  (moment) =>
    !/record-cancellation|(void|refund) (sent|done)|after (cancel|claim|change-grade)/.test(moment),
)

/**
 * The story of a seed: who books and cancels what and when, and all failures. The same seed always gives the same
 * story.
 */
export function makePlan(seed: number): Plan {
  const chance = chanceFrom(seed)
  const dice = chance('plan')
  const setup = setupFor(chance('office'))
  const span = dice.anyScale(500, 3 * MINUTE)
  const trouble = dice.happens(0.08) ? [] : troubles(dice, span)
  const longest = Math.max(span, ...trouble.map(({ at, forMs = 0 }) => at + forMs))
  const rushes = maybeRush(chance('rush'), span)
  const grades = chance('grades')
  const halls = chance('halls')
  const inHalls = (some: Step[]) => withHalls(halls, withSeveralGrades(grades, some))
  const late = inHalls(maybeLate(chance('last moment'), span))
  const several = inHalls(businessOf(dice, span, longest))
  const business = withHaste(chance('haste'), withLooks(chance('looks'), several))
  const changes = changesFor(chance('changes'), [...business, ...late])
  const { withHolds } = holdMaker(chance('holds'), setup)
  const held = [...withHolds(business), ...withHolds(late)]
  const replanned = withReplans(chance('plans'), held)
  const parties = withParties(chance('parties'), replanned)
  const refunds = withRefunds(chance('refunds'), parties)
  const offSales = offSalesFor(chance('off sale'), refunds)
  const sold = withWindows(chance('windows'), refunds)
  const steps = [...sold, ...changes, ...offSales, ...rushes, ...trouble]
  return { seed, setup, steps: steps.sort((a, b) => a.at - b.at) }
}

/** Musicals, bookings and cancels. Most of them come early, some while the longest trouble lasts. */
function businessOf(dice: Dice, span: number, longest: number): Step[] {
  const steps: Step[] = []
  const performances = dice.between(1, 2)
  for (let performance = 1; performance <= performances; performance++) {
    const beginsIn = dice.happens(0.1) ? dice.anyScale(10 * SECOND, 5 * HOUR) : 2_000 * HOUR
    const seats = dice.anyScale(2, 40)
    const price = dice.happens(0.06) ? 0 : dice.between(1, 200) * 1_000
    steps.push({ at: 0, kind: 'register', performance, seats, price, beginsIn })
  }
  const bookings = dice.happens(0.02) ? dice.between(20, 60) : dice.anyScale(1, 14)
  for (let booking = 1; booking <= bookings; booking++) {
    const at = dice.between(1, dice.happens(0.2) ? longest : span)
    steps.push({
      at,
      kind: 'book',
      booking,
      customer: dice.between(1, 4),
      performance: dice.between(1, performances),
      seats: dice.between(1, 4),
      card: dice.happens(0.12) ? 'card-declined' : 'card-ok',
    })
    // Sometimes both cancel it, or the customer twice.
    const cancels = dice.pick([0, 0, 0, 1, 1, 2])
    for (let i = 0; i < cancels; i++) steps.push(cancelOf(dice, booking, at))
  }
  return steps
}

/** Sometimes many bookings within at most some seconds. */
function maybeRush(dice: Dice, span: number): Step[] {
  if (!dice.happens(0.06)) return []
  const performance = 3
  const [bookings, everyMs] = [dice.anyScale(10, 80), dice.between(1, 45)]
  const sale = { seats: bookings, price: 1_000, beginsIn: 2_000 * HOUR }
  return [
    { at: 0, kind: 'register', performance, ...sale },
    { at: dice.between(1, span), kind: 'rush', performance, first: 101, bookings, everyMs },
  ]
}

/** A call to the card company is under way for about so long (ms). */
const CALL = 150

/** Sometimes some people book in the last moment before a performance, so calls are under way when it begins. */
function maybeLate(dice: Dice, span: number): Step[] {
  if (!dice.happens(0.15)) return []
  const performance = 4
  const beginsIn = dice.anyScale(10 * CALL, 2 * span)
  const bookings = dice.between(1, 4)
  const sale = { seats: 4, price: 2_000, beginsIn }
  const steps: Step[] = [{ at: 0, kind: 'register', performance, ...sale }]
  for (let i = 0; i < bookings; i++) {
    const [booking, customer, seats] = [201 + i, dice.between(1, 4), 1]
    const at = beginsIn - dice.between(1, CALL)
    steps.push({ at, kind: 'book', booking, customer, performance, seats, card: 'card-ok' })
  }
  return steps
}

function cancelOf(dice: Dice, booking: number, bookedAt: number): Step {
  const by = dice.happens(0.7) ? 'customer' : 'admin'
  if (dice.happens(0.6))
    return { at: bookedAt, kind: 'cancel', booking, by, on: dice.pick(CANCEL_MOMENTS) }
  // Hours in which nothing happens take long to play.
  const latest = dice.happens(0.03) ? 3 * HOUR : 5 * MINUTE
  return { at: bookedAt + dice.anyScale(1, latest), kind: 'cancel', booking, by }
}

type Some = (most: number, make: () => Action) => Trouble[]

/** A few crashes of any length; sometimes a daemon that crashes again and again. */
function crashes(dice: Dice, some: Some): Trouble[] {
  const [most, longest] = dice.happens(0.07) ? [25, 300] : [2, 30 * MINUTE]
  return some(most, () => {
    const on = dice.happens(0.7) ? { on: dice.pick(MOMENTS) } : {}
    return { kind: 'crash', downMs: dice.anyScale(10, longest), ...on }
  })
}

type Trouble = Step & { readonly forMs?: number }

function troubles(dice: Dice, span: number): Trouble[] {
  const some: Some = (most, make) =>
    Array.from({ length: dice.between(0, most) }, () => ({ ...make(), at: dice.between(0, span) }))
  const maybe = (probability: number, make: () => Action) =>
    dice.happens(probability) ? [{ ...make(), at: dice.between(0, span) }] : []

  return [
    ...some(dice.happens(0.05) ? 40 : 6, () => ({
      kind: 'call-fault',
      call: dice.happens(0.65) ? 'approve' : dice.pick(['void', 'refund'] as const),
      fault: dice.pick(CALL_FAULTS),
      times: dice.anyScale(1, 4),
      ms: dice.anyScale(100, 2 * HOUR),
    })),
    ...maybe(0.45, () => outage(dice)),
    ...maybe(0.4, () => ({
      kind: 'bad-times',
      forMs: dice.anyScale(SECOND, 2 * MINUTE),
      fail: dice.number(),
      lose: dice.number() / 2,
      latency: [dice.between(0, 400), dice.between(400, 900)],
    })),
    ...crashes(dice, some),
    ...maybe(0.15, () => ({ kind: 'restart', downMs: dice.anyScale(10, MINUTE) })),
    ...maybe(0.3, () => ({ kind: 'jump', ms: (dice.happens(0.5) ? 1 : -1) * HOUR })),
    ...maybe(0.3, () => ({ kind: 'store-full', forMs: dice.anyScale(10, 5 * MINUTE) })),
    ...some(3, () => ({
      kind: 'notice-fault',
      channel: dice.pick(['mail', 'webhook'] as const),
      fault: dice.pick(NOTICE_FAULTS),
      times: dice.anyScale(1, 5),
    })),
    ...maybe(0.15, () => ({
      kind: 'notices-down',
      channel: dice.pick(['mail', 'webhook'] as const),
      forMs: dice.anyScale(SECOND, HOUR),
    })),
    ...some(1, () => ({ kind: 'webhook-on' })),
    ...some(1, () => ({ kind: 'retry-dead', times: dice.pick([1, 2] as const) })),
  ]
}

/** An outage: mostly of seconds or minutes, sometimes of hours. */
function outage(dice: Dice): Action {
  const longest = dice.happens(0.07) ? 30 * HOUR : 3 * MINUTE
  const how = dice.pick(['refused', 'silence', 'error'] as const)
  return { kind: 'outage', how, forMs: dice.anyScale(SECOND, longest) }
}
