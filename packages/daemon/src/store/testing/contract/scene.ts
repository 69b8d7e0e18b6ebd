import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import type { Channel } from '@outerpark/core/notice'
import type { TaskKind } from '@outerpark/core/policies'
import type { Clock, LeasedTask, Store, StoreOperation } from '@outerpark/core/ports'
import type { ReservationReply } from '@outerpark/core/reservation'
import { test } from 'vitest'
import { type ManualClock, manualClock } from '../../../testing/clock.ts'
import { accepted, actors, grade } from '../../../testing/season.ts'

/**
 * Opens an empty store on that clock, and returns how to remove it. It sends notices only to the inbox unless
 * `channels` says otherwise.
 */
export type OpenStore = (
  clock: Clock,
  channels?: readonly Channel[],
) => {
  readonly store: Store
  /** Closes the store, and opens the same data again. */
  readonly reopen: () => Promise<Store>
  readonly close: () => Promise<void>
}

/** The length of a lease in these tests, in milliseconds. */
export const LEASE = 10_000

/** A box office with two customers and one performance, with ten VIP seats and five R seats. */
export type Scene = {
  readonly clock: ManualClock
  readonly store: Store
  readonly people: ReturnType<typeof actors>
  readonly minji: CustomerId
  readonly junho: CustomerId
  readonly phantom: PerformanceId
  readonly bookVip: (seats?: number, customer?: CustomerId) => Promise<ReservationReply>
  readonly allEvents: () => ReturnType<Store['queries']['events']>
  readonly claim: (kind: TaskKind, limit?: number) => Promise<readonly LeasedTask[]>
  readonly claimOne: (kind?: TaskKind) => Promise<LeasedTask>
  /** everything that a command can change */
  readonly whole: () => Promise<object>
}

/** `test` with its own scene for each test. */
export const sceneTest = (openStore: OpenStore) =>
  test.extend<{ scene: Scene }>({
    // biome-ignore lint/correctness/noEmptyPattern: vitest requires a pattern, and this fixture needs no other
    async scene({}, use) {
      const clock = manualClock()
      const { store, close } = openStore(clock)
      await use(await setScene(clock, store))
      await close()
    },
  })

export type SceneTest = ReturnType<typeof sceneTest>

async function setScene(clock: ManualClock, store: Store): Promise<Scene> {
  const people = actors(store)
  const minji = await people.customer('Kim Minji')
  const junho = await people.customer('Lee Junho', 'ko')
  const { performanceId: phantom } = await people.performance([
    grade('VIP', 10),
    grade('R', 5, 150_000),
  ])
  const allEvents = () => store.queries.events(1, 1000)
  const claim: Scene['claim'] = (kind, limit = 10) => store.claim({ kind, limit, leaseMs: LEASE })
  return {
    clock,
    store,
    people,
    minji,
    junho,
    phantom,
    bookVip: async (seats = 1, customer = minji) =>
      accepted(await people.book(customer, phantom, { seats, grade: 'VIP' })),
    allEvents,
    claim,
    async claimOne(kind = 'approve-payment') {
      const [task] = await claim(kind, 1)
      if (!task) throw new Error(`no ${kind} is due`)
      return task
    },
    whole: async () => ({
      events: await allEvents(),
      performance: await store.queries.performance(phantom),
      reservations: await store.queries.reservations({ limit: 100 }),
      payments: await store.queries.payments({ limit: 100 }),
      tasks: await store.queries.tasks({ limit: 100 }),
    }),
  }
}

/** An operation that fails like one with a bug. */
export const faulty: StoreOperation<null, null> = {
  name: 'faulty',
  needs: () => ({}),
  decide() {
    throw new Error('a fault of ours')
  },
}
