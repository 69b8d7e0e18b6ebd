import type { CustomerId } from '@outerpark/core/kernel'
import { paymentIdOf } from '@outerpark/core/kernel'
import {
  GatewayUnavailable,
  type LedgerCharge,
  type PaymentGateway,
  type Store,
} from '@outerpark/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runPipeline } from '../../testing/pipeline.ts'
import { accepted, actors, grade, PRICE, seatsOf } from '../../testing/season.ts'
import { settled } from '../../testing/settled.ts'

export type World = {
  readonly store: Store
  readonly cardCompany: PaymentGateway
  /** what the card company's own book has of the office */
  readonly ledger: () => AsyncIterable<LedgerCharge>
  /** throws unless everything holds that `verify` looks at */
  readonly verify: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What happens at the moments of an approval. Each is called each time, and may throw. */
type Moments = {
  readonly beforeApprove?: () => Promise<void>
  /** the card company has decided; its answer is on the way */
  readonly afterApprove?: () => Promise<void>
  readonly beforeVoid?: () => Promise<void>
  /** the card company has voided the key, or has named its charge; its answer is on the way */
  readonly afterVoid?: () => Promise<void>
  readonly beforeRefund?: () => Promise<void>
  readonly afterRefund?: () => Promise<void>
  readonly beforeRecord?: (operation: string) => Promise<void>
}

/** What a scenario can do at its moment. */
type Hands = {
  /** the customer cancels, once however often it is called */
  readonly cancel: () => Promise<void>
  /** waits until a void or a refund was answered, or a command of that name was committed */
  readonly after: (what: string) => Promise<void>
  /** waits until every refund that was asked for is through */
  readonly refunded: () => Promise<void>
  /** throws at the first call only */
  readonly loseOnce: () => void
}

type Scenario = {
  readonly name: string
  readonly card?: string
  readonly moments?: (hands: Hands) => Moments
  /** before the pipeline runs */
  readonly first?: (hands: Hands) => Promise<void>
  /** once the pipeline has nothing left to do */
  readonly last?: (hands: Hands) => Promise<void>
}

const onRecord = (wanted: string, act: () => Promise<void>) => async (operation: string) => {
  if (operation === wanted) await act()
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'before the task is claimed', first: ({ cancel }) => cancel() },
  {
    name: 'after the claim, before the call goes out',
    moments: ({ cancel }) => ({ beforeApprove: cancel }),
  },
  {
    name: 'before the call goes out, and the refund overtakes it',
    moments: ({ cancel, refunded }) => ({ beforeApprove: () => cancel().then(refunded) }),
  },
  {
    name: 'while the call is out and the card is charged',
    moments: ({ cancel }) => ({ afterApprove: cancel }),
  },
  {
    name: 'while the call is out, and the refund is through before its answer comes',
    moments: ({ cancel, refunded }) => ({ afterApprove: () => cancel().then(refunded) }),
  },
  {
    name: 'while the call is out, and its answer is lost',
    moments: ({ cancel, loseOnce }) => ({ afterApprove: () => cancel().then(loseOnce) }),
  },
  {
    name: 'while the call is out, and its answer is lost, and the refund is through before it is asked again',
    moments: ({ cancel, refunded, loseOnce }) => ({
      afterApprove: () => cancel().then(refunded).then(loseOnce),
    }),
  },
  {
    name: 'while the call is out, which never arrives',
    moments: ({ cancel, loseOnce }) => ({ beforeApprove: () => cancel().then(loseOnce) }),
  },
  {
    name: 'after the answer, before it is recorded',
    moments: ({ cancel }) => ({ beforeRecord: onRecord('record-approval', cancel) }),
  },
  {
    name: 'after the answer, before it is recorded, and the refund overtakes the record',
    moments: ({ cancel, refunded }) => ({
      beforeRecord: onRecord('record-approval', () => cancel().then(refunded)),
    }),
  },
  {
    name: 'after the answer is recorded, before its notice is',
    moments: ({ cancel }) => ({ beforeRecord: onRecord('record-notice', cancel) }),
  },
  { name: 'after everything', last: ({ cancel }) => cancel() },
  {
    name: 'after everything, and the void does not arrive at first',
    moments: ({ loseOnce }) => ({ beforeVoid: async () => loseOnce() }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'after everything, and the answer to the void is lost',
    moments: ({ loseOnce }) => ({ afterVoid: async () => loseOnce() }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'after everything, and the refund does not arrive at first',
    moments: ({ loseOnce }) => ({ beforeRefund: async () => loseOnce() }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'after everything, and the answer to the refund is lost',
    moments: ({ loseOnce }) => ({ afterRefund: async () => loseOnce() }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'after everything, and the refund is made, and its record is lost',
    moments: ({ loseOnce }) => ({
      beforeRecord: onRecord('record-cancellation', async () => loseOnce()),
    }),
    last: ({ cancel }) => cancel(),
  },
  {
    name: 'before the call goes out, which comes between the void and its record',
    moments: ({ cancel, after }) => ({ beforeApprove: () => cancel().then(() => after('void')) }),
  },
  {
    name: 'while the card is charged, and the answer is recorded between the void and the refund',
    moments: ({ cancel, after }) => ({
      afterApprove: () => cancel().then(() => after('void')),
      beforeRefund: () => after('record-approval'),
    }),
  },
  {
    name: 'while the card is charged, and the answer is recorded between the refund and its record',
    moments: ({ cancel, after }) => ({
      afterApprove: () => cancel().then(() => after('refund')),
      beforeRecord: onRecord('record-cancellation', () => after('record-approval')),
    }),
  },
  {
    name: 'while the call is out and the card is declined',
    card: 'card-declined',
    moments: ({ cancel }) => ({ afterApprove: cancel }),
  },
  {
    name: 'after the card was declined, before that is recorded',
    card: 'card-declined',
    moments: ({ cancel, refunded }) => ({
      beforeRecord: onRecord('record-refusal', () => cancel().then(refunded)),
    }),
  },
]

/**
 * A cancel thrown in at every step of an approval: each time no charge lives at the end, the seats are free,
 * and the customer is told of it exactly once (N2, F7, F8).
 *
 * @param makeWorld called once
 */
export function describeCancelAtEveryStep(name: string, makeWorld: () => Promise<World>): void {
  describe(`a cancel thrown in (${name})`, () => {
    let world: World
    let people: ReturnType<typeof actors>
    let minji: CustomerId
    beforeAll(async () => {
      world = await makeWorld()
      people = actors(world.store)
      minji = await people.customer()
    })
    afterAll(() => world?.close())

    test.each(SCENARIOS)(
      '$name leaves no live charge and exactly one cancel notice',
      async (scenario) => {
        const { store } = world
        const { queries } = store
        const { performanceId: phantom } = await people.performance([grade('VIP', 10)])
        const { card = 'card-ok' } = scenario
        const { id } = accepted(
          await people.book(minji, phantom, { seats: 2, paymentMethod: card }),
        )
        const marks = marksOf()
        const hands = handsOn(store, marks, async () => {
          accepted(await people.cancel(id, minji))
        })
        await scenario.first?.(hands)
        const office = await run(world, scenario.moments?.(hands) ?? {}, marks)
        await settled(store)
        await scenario.last?.(hands)
        await settled(store)
        await office.stop(1000)

        const charges = (await Array.fromAsync(world.ledger())).filter(
          ({ key }) => key === paymentIdOf(id),
        )
        const [{ charged, refunded } = { charged: 0, refunded: 0 }] = charges
        expect(refunded).toBe(charged)
        expect([0, 2 * PRICE]).toContain(charged)

        expect(await queries.reservation(id, {})).toMatchObject({
          status: 'cancelled',
          paymentStatus: 'cancelled',
        })
        expect(await seatsOf(store, phantom)).toEqual({
          capacity: 10,
          available: 10,
          held: 0,
          sold: 0,
        })
        const { items } = await queries.notices({ limit: 500 })
        const notices = items.filter(({ reservationId }) => reservationId === id)
        const told = (template: string) => notices.filter((notice) => notice.template === template)
        expect(told('payment-cancelled')).toHaveLength(1)
        expect(told('payment-declined')).toHaveLength(0)
        expect(told('payment-approved').length).toBeLessThanOrEqual(1)

        const events = (await queries.events(1, 1000)).filter((event) => event.correlationId === id)
        expect(events.filter(({ type }) => type === 'PaymentCancelled')).toMatchObject([
          { refunded },
        ])
        expect((await queries.tasks({ limit: 10 })).items).toEqual([])
        await world.verify()
      },
    )
  })
}

/** The pipeline on that world, with the moments put into the way of its calls and records. */
function run({ store, cardCompany }: World, moments: Moments, marks: Marks) {
  const { beforeApprove, afterApprove, beforeVoid, afterVoid, beforeRecord } = moments
  const hooked: PaymentGateway = {
    ...cardCompany,
    async approve(request, signal) {
      await beforeApprove?.()
      const answer = await cardCompany.approve(request, signal)
      await afterApprove?.()
      return answer
    },
    async void(request, signal) {
      await beforeVoid?.()
      const answer = await cardCompany.void(request, signal)
      marks.set('void')
      await afterVoid?.()
      return answer
    },
    async refund(request, signal) {
      await moments.beforeRefund?.()
      const answer = await cardCompany.refund(request, signal)
      marks.set('refund')
      await moments.afterRefund?.()
      return answer
    },
  }
  const watched: Store = {
    ...store,
    async commit(operation, command, meta) {
      await beforeRecord?.(operation.name)
      const outcome = await store.commit(operation, command, meta)
      marks.set(operation.name)
      return outcome
    },
  }
  return runPipeline(watched, hooked)
}

/** What has happened, for those who wait for it. */
function marksOf() {
  const marks = new Map<string, PromiseWithResolvers<void>>()
  const markOf = (what: string) => {
    const mark = marks.get(what) ?? Promise.withResolvers<void>()
    marks.set(what, mark)
    return mark
  }
  return {
    set: (what: string): void => markOf(what).resolve(),
    after: (what: string): Promise<void> => markOf(what).promise,
  }
}
type Marks = ReturnType<typeof marksOf>

function handsOn(store: Store, { after }: Marks, cancelNow: () => Promise<void>): Hands {
  let cancelled: Promise<void> | undefined
  let lost = false
  return {
    cancel() {
      cancelled ??= cancelNow()
      return cancelled
    },
    after,
    refunded: () => settled(store, ['cancel-payment']),
    loseOnce() {
      if (lost) return
      lost = true
      throw new GatewayUnavailable('The answer is lost.')
    },
  }
}
