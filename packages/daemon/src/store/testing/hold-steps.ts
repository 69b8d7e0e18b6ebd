import { addHall } from '@outerpark/core/hall'
import type { CustomerId, PerformanceId, ReservationId } from '@outerpark/core/kernel'
import { registerMusicals } from '@outerpark/core/musical'
import type { HoldDeadline, Outcome, Store } from '@outerpark/core/ports'
import {
  type CustomerLimits,
  endHold,
  NO_LIMITS,
  ordersWithin,
  STRICT_TO_THE_START,
  showHold,
} from '@outerpark/core/reservation'
import fc from 'fast-check'
import type { ManualClock } from '../../testing/clock.ts'
import { accepted, actors, NO_RESERVATION } from '../../testing/season.ts'
import { PLAN, price } from './contract/numbered-scene.ts'

/** Neighbours of one row of the small stage. */
type Places = readonly string[]
type Whose = { readonly who: 0 | 1 | 2; readonly at: 0 | 1 }

/** One step of a story about held seats: three customers, two performances in one hall. */
export type HoldStep =
  | (Whose & { readonly do: 'hold' | 'book'; readonly places: Places })
  | (Whose & { readonly do: 'hold-best'; readonly seats: number })
  | (Whose & { readonly do: 'extend' | 'give-back' | 'book-held' })
  /** The holds whose time is over end. */
  | { readonly do: 'sweep' }
  | { readonly do: 'approve' | 'cancel' | 'refund'; readonly nth: number }

const places = fc
  .tuple(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }))
  .map(([row, first, size]) =>
    [0, 1, 2].slice(0, size).map((n) => `1F/${row}/${Math.min(6, first + n)}`),
  )
const whose = { who: fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 2), at: fc.constantFrom<(0 | 1)[]>(0, 1) }

/** Random stories. Customers often want the same seats. */
export const holdStories: fc.Arbitrary<HoldStep[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constantFrom('hold' as const, 'hold' as const, 'book' as const),
        ...whose,
        places,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...{ do: fc.constant('hold-best' as const), ...whose },
        seats: fc.integer({ min: 1, max: 4 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('extend' as const, 'give-back' as const, 'book-held' as const),
        ...whose,
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('sweep' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom('approve' as const, 'cancel' as const, 'refund' as const),
        nth: fc.nat(9),
      }),
    },
  ),
  { maxLength: 40, size: 'max' },
)

const MINUTE = 60_000
const LIMITS: CustomerLimits = { ...NO_LIMITS, maxSeatsPerPerformance: 5, maxUnpaidSeats: 6 }
// A pause is shorter than a story, so that customers come again before and after it.
const TIMES = { holdMs: 10 * MINUTE, holdPauseMs: 6 * MINUTE }
const ORDERS = ordersWithin(LIMITS, { ...TIMES, ...STRICT_TO_THE_START })

/** What customers and performances of a story there are. */
export type HoldScene = {
  readonly customers: readonly CustomerId[]
  readonly performances: readonly PerformanceId[]
  readonly reservations: ReservationId[]
}

export async function holdScene(store: Store): Promise<HoldScene> {
  const { run, customer } = actors(store)
  const hall = accepted(await run(addHall, { plan: PLAN })).id
  const grades = ['VIP', 'R'].map((grade) => ({ grade, price }))
  const performances = ['05', '06'].map((day) => ({
    ...{ startsAt: `2027-01-${day}T19:30:00+09:00`, hall, grades },
  }))
  const musicals = [{ title: '빨래', venue: 'Small Stage', performances }]
  const registered = accepted(await run(registerMusicals, { musicals })).musicals
  return {
    customers: [await customer(), await customer(), await customer()],
    performances: registered.flatMap((musical) => musical.performances.map(({ id }) => id)),
    reservations: [],
  }
}

/** What the customers hold, as each of them sees it. */
export const heldIn = (store: Store, { customers, performances }: HoldScene) =>
  Promise.all(
    customers.flatMap((customerId) =>
      performances.map((performanceId) =>
        store.commit(showHold, { customerId, performanceId }, { causationId: 'RQ-test' }),
      ),
    ),
  )

/**
 * Plays steps of a story, some of them in one turn of the event loop. A minute passes after each turn.
 * @returns the outcomes; `fault` of a command that is a mistake of its caller, and must change nothing
 */
export async function playHolds(
  store: Store,
  clock: ManualClock,
  scene: HoldScene,
  steps: readonly HoldStep[],
  atOnce: number,
): Promise<readonly unknown[]> {
  const act = actsIn(store, clock, scene)
  const outcomes: unknown[] = []
  for (let done = 0; done < steps.length; done += atOnce) {
    const turn = steps.slice(done, done + atOnce)
    outcomes.push(...(await Promise.all(turn.map((step) => act(step).catch(() => 'fault')))))
    clock.advance(MINUTE)
  }
  return outcomes
}

const textOf = ({ performanceId, customerId }: HoldDeadline) => `${performanceId} ${customerId}`

function actsIn(store: Store, clock: ManualClock, scene: HoldScene) {
  const people = actors(store)
  const { run } = people
  const named = ({ who, at }: Whose) => {
    const [customerId, performanceId] = [scene.customers[who], scene.performances[at]]
    if (!customerId || !performanceId) throw new Error('There is no such customer or performance.')
    return { customerId, performanceId }
  }
  const books = async (step: Whose, ids: Places): Promise<Outcome<unknown>> => {
    const wish = { ...named(step), places: ids, seats: ids.length, paymentMethod: 'card-ok' }
    const outcome = await run(ORDERS.book, wish)
    if (outcome.kind === 'accepted') scene.reservations.push(outcome.reply.id)
    return outcome
  }
  const bookHeld = async (step: Whose): Promise<unknown> => {
    const held = await run(showHold, named(step))
    if (held.kind === 'refused') return held
    return books(
      step,
      held.reply.lines.flatMap((line) => line.places ?? []),
    )
  }
  const sweep = async (): Promise<unknown> => {
    const over = await store.queries.holdsUntil(clock.now(), 10)
    // Of those that end at once no order is promised.
    const inOrder = over.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
    return Promise.all(
      inOrder.map(({ until, ...hold }) => run(endHold, { ...hold, because: { expired: until } })),
    )
  }

  return async (step: HoldStep): Promise<unknown> => {
    if (step.do === 'sweep') return sweep()
    if ('nth' in step) {
      const { reservations } = scene
      const id = reservations[step.nth % Math.max(1, reservations.length)] ?? NO_RESERVATION
      return step.do === 'refund' ? people.refund(id, 0) : people[step.do](id)
    }
    switch (step.do) {
      case 'hold':
        return run(ORDERS.hold, { ...named(step), places: step.places, seats: step.places.length })
      case 'hold-best':
        return run(ORDERS.hold, { ...named(step), grade: 'R', seats: step.seats })
      case 'book':
        return books(step, step.places)
      case 'book-held':
        return bookHeld(step)
      case 'extend':
        return run(ORDERS.extendHold, named(step))
      case 'give-back':
        return run(endHold, { ...named(step), because: 'given-back' })
    }
  }
}
